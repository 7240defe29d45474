using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>What a store keeps of its head: with the right edge, the tree goes on without reading any entry.</summary>
internal sealed record StoredHead(LedgerHead Head, RightEdge Edge)
{
    public static StoredHead Empty { get; } = new(LedgerHead.Empty, RightEdge.Empty);

    public long Size => Head.Size;
}
