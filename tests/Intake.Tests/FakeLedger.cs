using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake.Tests;

/// <summary>A ledger in memory that follows the contract of <see cref="ILedger"/>, and fails where a test says so.</summary>
internal sealed class FakeLedger : ILedger
{
    private readonly List<(StatementId Id, StoredEntry Entry)> entries = [];

    /// <summary>The next batch fails with nothing written.</summary>
    public bool FailBeforeCommit { get; set; }

    /// <summary>The next batch is written, and fails all the same.</summary>
    public bool FailAfterCommit { get; set; }

    /// <summary>A batch begins once this completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Size => entries.Count;

    public int Batches { get; private set; }

    public async Task<AppendResult> AppendAsync(IReadOnlyList<StatementId> batch, IAdmission admission, CancellationToken cancellationToken)
    {
        await Gate;
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
        return new AppendResult(outcomes, LedgerHead.Empty);
    }

    public Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) => Task.FromResult(LedgerHead.Empty);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. entries.Skip((int)from).Take(maxEntries).Select(each => each.Entry.Leaf)]);

    public Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredEntry?>>([.. ids.Select(Find)]);

    public Task WaitForAsync(long position, CancellationToken cancellationToken) => Task.CompletedTask;

    private AppendedStatement Append(StatementId id, int number, IAdmission admission)
    {
        if (Find(id) is { } there) return new AppendedStatement(AppendOutcome.Repeated, there);
        var at = Timestamp.FromMilliseconds(1_700_000_000_000 + entries.Count);
        if (admission.Admit(number, at) is not { } leaf) return new AppendedStatement(AppendOutcome.Refused, null);
        var entry = new StoredEntry(entries.Count, leaf, Rfc6962.LeafHash(leaf));
        entries.Add((id, entry));
        return new AppendedStatement(AppendOutcome.Appended, entry);
    }

    private StoredEntry? Find(StatementId id) => entries.Find(each => each.Id == id).Entry;
}
