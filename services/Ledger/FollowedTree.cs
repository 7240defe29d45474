using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>The tree over a ledger that somebody else appends to, in memory: 64 bytes an entry. Safe for concurrent use.</summary>
public sealed class FollowedTree(ILedgerFeed ledger)
{
    private const int ChunkEntries = 4_096;
    private const int ChunkBytes = 8 << 20;

    private readonly Lock turns = new();
    private Task reading = Task.CompletedTask;

    /// <summary>As far as was caught up.</summary>
    public GrowingTree Tree { get; } = new();

    /// <summary>Reads on until the ledger has nothing more. What was read before an exception stays.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken)
    {
        lock (turns) return reading = ReadAfterAsync(reading, cancellationToken);
    }

    /// <summary>Completes once there is more to read, or early.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ledger.WaitForAsync(Tree.Size, cancellationToken);

    private async Task ReadAfterAsync(Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (await ledger.ReadAsync(Tree.Size, ChunkEntries, ChunkBytes, cancellationToken) is { Count: > 0 } leaves)
        {
            var hashes = new Hash256[leaves.Count];
            for (var i = 0; i < hashes.Length; i++) hashes[i] = Rfc6962.LeafHash(leaves[i].Span);
            Tree.Append(hashes);
        }
    }
}
