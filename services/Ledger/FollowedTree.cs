using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>The tree over a ledger that somebody else appends to, in memory: 64 bytes an entry. One caller catches up, any number read the tree meanwhile.</summary>
public sealed class FollowedTree(ILedgerFeed ledger)
{
    private const int ChunkEntries = 4_096;
    private const int ChunkBytes = 8 << 20;

    /// <summary>As far as was caught up.</summary>
    public GrowingTree Tree { get; } = new();

    /// <summary>Reads on until the ledger has nothing more. What was read before an exception stays.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (await ledger.ReadAsync(Tree.Size, ChunkEntries, ChunkBytes, cancellationToken) is { Count: > 0 } leaves)
        {
            var hashes = new Hash256[leaves.Count];
            for (var i = 0; i < hashes.Length; i++) hashes[i] = Rfc6962.LeafHash(leaves[i].Span);
            Tree.Append(hashes);
        }
    }

    /// <summary>Completes once there is more to read, or early.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ledger.WaitForAsync(Tree.Size, cancellationToken);
}
