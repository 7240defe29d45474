using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>What a store keeps of its head: with the right edge, the tree goes on without reading any entry.</summary>
internal sealed record StoredHead(LedgerHead Head, RightEdge Edge)
{
    public static StoredHead Empty { get; } = new(LedgerHead.Empty, RightEdge.Empty);

    public long Size => Head.Size;

    /// <summary>What a store wrote.</summary>
    /// <exception cref="LedgerCorruptException">The right edge does not lead to the root that was signed.</exception>
    public static StoredHead Read(string ledger, long size, byte[] root, byte[] rightEdge, byte[] signature, long recordedAt)
    {
        var tree = new TreeHead(size, Hash256.From(root));
        if (!RightEdge.TryRead(rightEdge, out var edge))
            throw new LedgerCorruptException($"The ledger {ledger} has a right edge that cannot be read.");
        if (new TreeHead(edge.Size, edge.Root()) != tree)
            throw new LedgerCorruptException(
                $"The ledger {ledger} has a right edge of size {edge.Size} and root {edge.Root()}, but the signed head has size {tree.Size} and root {tree.Root}.");
        return new StoredHead(new LedgerHead(tree, signature, Timestamp.FromMilliseconds(recordedAt)), edge);
    }
}
