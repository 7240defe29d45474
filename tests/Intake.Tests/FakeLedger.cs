using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>A ledger in memory that follows the contract of <see cref="ILedger"/>, and fails where a test says so.</summary>
internal sealed class FakeLedger : ILedger
{
    private readonly Lock sync = new();
    private readonly List<(StatementId Id, StoredEntry Entry)> entries = [];
    private TaskCompletionSource grown = NewSignal();

    /// <summary>When entries are recorded, in milliseconds; each a millisecond later for every one ahead of it.</summary>
    public long Time { get; set; } = 1_700_000_000_000;

    /// <summary>The next batch fails with nothing written.</summary>
    public bool FailBeforeCommit { get; set; }

    /// <summary>The next batch is written, and fails all the same.</summary>
    public bool FailAfterCommit { get; set; }

    /// <summary>What reading fails with at present; null where it succeeds.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>What is there is read once this completes.</summary>
    public Task ReadGate { get; set; } = Task.CompletedTask;

    /// <summary>Waits end at once, whether or not there is anything.</summary>
    public bool EndsWaitsEarly { get; set; }

    /// <summary>A batch begins once this completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Size => entries.Count;

    public int Batches { get; private set; }

    /// <summary>Calls of <see cref="ReadAsync"/>, failed ones included.</summary>
    public int Reads { get; private set; }

    /// <summary>Calls of <see cref="WaitForAsync"/> so far.</summary>
    public int Waits { get; private set; }

    /// <summary>Calls of <see cref="WaitForAsync"/> that have not ended.</summary>
    public int Waiting { get; private set; }

    public async Task<AppendResult> AppendAsync(IReadOnlyList<StatementId> batch, IAdmission admission, CancellationToken cancellationToken)
    {
        await Gate;
        lock (sync) return Append(batch, admission);
    }

    public void Replay(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IAdmission admission)
    {
        foreach (var leaf in leaves.Skip((int)Math.Min(admission.Position - from, leaves.Count))) admission.Replay(leaf);
    }

    public Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) =>
        ReadFailure is { } failure ? Task.FromException<LedgerHead>(failure) : Task.FromResult(LedgerHead.Empty);

    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        lock (sync) Reads++;
        await ReadGate;
        lock (sync) return ReadFailure is { } failure ? throw failure : [.. Within(from, maxEntries, maxBytes)];
    }

    public Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken)
    {
        lock (sync) return Task.FromResult<IReadOnlyList<StoredEntry?>>([.. ids.Select(Find)]);
    }

    public async Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        lock (sync) (Waits, Waiting) = (Waits + 1, Waiting + 1);
        try
        {
            while (Pending(position) is { } next) await next.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (sync) Waiting--;
        }
    }

    private Task? Pending(long position)
    {
        lock (sync) return EndsWaitsEarly || position < entries.Count ? null : grown.Task;
    }

    private IEnumerable<ReadOnlyMemory<byte>> Within(long from, int maxEntries, int maxBytes)
    {
        long bytes = 0;
        foreach (var (_, entry) in entries.Skip((int)Math.Min(from, entries.Count)).Take(maxEntries))
        {
            bytes += entry.Leaf.Length;
            if (bytes > maxBytes && bytes > entry.Leaf.Length) yield break;
            yield return entry.Leaf;
        }
    }

    private AppendResult Append(IReadOnlyList<StatementId> batch, IAdmission admission)
    {
        while (admission.Position < entries.Count) admission.Replay(entries[(int)admission.Position].Entry.Leaf);
        admission.Begin();
        var (known, before) = (entries.Count, FailBeforeCommit);
        List<AppendedStatement> outcomes = [.. batch.Select((id, number) => Append(id, number, admission))];
        var after = FailAfterCommit;
        (FailBeforeCommit, FailAfterCommit) = (false, false);
        if (before) entries.RemoveRange(known, entries.Count - known);
        if (before || after)
        {
            admission.Rollback();
            throw new IOException("The disk is gone.");
        }

        Batches++;
        (var passed, grown) = (grown, NewSignal());
        passed.SetResult();
        return new AppendResult(outcomes, LedgerHead.Empty);
    }

    private AppendedStatement Append(StatementId id, int number, IAdmission admission)
    {
        if (Find(id) is { } there) return new AppendedStatement(AppendOutcome.Repeated, there);
        var at = Timestamp.FromMilliseconds(Time + entries.Count);
        if (admission.Admit(number, at) is not { } leaf) return new AppendedStatement(AppendOutcome.Refused, null);
        var entry = new StoredEntry(entries.Count, leaf, Rfc6962.LeafHash(leaf));
        entries.Add((id, entry));
        return new AppendedStatement(AppendOutcome.Appended, entry);
    }

    private StoredEntry? Find(StatementId id) => entries.Find(each => each.Id == id).Entry;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
