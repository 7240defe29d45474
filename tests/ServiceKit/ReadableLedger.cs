using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.ServiceKit;

/// <summary>A ledger in memory, to be read only: it holds what a test puts in, and fails while a test says so.</summary>
public sealed class ReadableLedger : ILedgerReader
{
    private readonly Lock gate = new();
    private readonly List<ReadOnlyMemory<byte>> leaves = [];
    private TaskCompletionSource grown = NewSignal();

    /// <summary>What every call fails with at present; null where it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Calls of <see cref="ReadAsync"/>, failed ones included.</summary>
    public int Reads { get; private set; }

    public void Add(params IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        lock (gate)
        {
            leaves.AddRange(entries);
            grown.SetResult();
            grown = NewSignal();
        }
    }

    /// <summary>Puts these in place of all there are, as a database restored from a backup does.</summary>
    public void Replace(params IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        lock (gate) leaves.Clear();
        Add(entries);
    }

    /// <summary>The head over these entries; unsigned.</summary>
    public static LedgerHead HeadOf(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) return LedgerHead.Empty;
        var root = new MerkleTree([.. entries.Select(entry => Rfc6962.LeafHash(entry.Span))]).Root;
        return new LedgerHead(new TreeHead(entries.Count, root), default, default);
    }

    public Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) => Answer(() => HeadOf(leaves));

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        Reads++;
        return Answer<IReadOnlyList<ReadOnlyMemory<byte>>>(() => [.. leaves.Skip((int)from).Take(maxEntries)]);
    }

    public Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        while (await Answer(() => position < leaves.Count ? null : grown.Task) is { } next) await next.WaitAsync(cancellationToken);
    }

    private Task<T> Answer<T>(Func<T> answer)
    {
        lock (gate) return Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer());
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
