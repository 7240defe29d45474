using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>
/// The tree over all entries that were seen, so that a store which goes back, or changes its past, is noticed: after a failover to a
/// replica that lacks the last writes, say. For one caller at a time.
/// </summary>
internal sealed class History(string ledger)
{
    private RightEdge _edge = RightEdge.Empty;

    /// <summary>The number of entries seen.</summary>
    public long Size => _edge.Size;

    /// <summary>Takes in the entries that stand from a position on; those below <see cref="Size"/> are known already.</summary>
    public void Add(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, Size);
        _edge = _edge.Append([.. leaves.From(Size - from).Select(leaf => Rfc6962.LeafHash(leaf.Span))]);
    }

    /// <summary>Goes on from a batch of one's own.</summary>
    public void Advance(StoredHead head) => _edge = head.Edge;

    /// <exception cref="LedgerCorruptException">This head does not follow from what was seen, or from its entries.</exception>
    public void Check(StoredHead head)
    {
        if (head.Size < Size)
            throw new LedgerCorruptException($"The ledger {ledger} has {head.Size} entries, but {Size} were read from it before.");
        if (head.Size > Size)
            throw new LedgerCorruptException($"The ledger {ledger} has {Size} entries, but its head was signed at {head.Size}.");
        if (_edge.Root() != head.Head.Tree.Root)
            throw new LedgerCorruptException(
                $"The ledger {ledger} has entries that lead to the root {_edge.Root()}, but the signed head has {head.Head.Tree.Root}.");
    }
}
