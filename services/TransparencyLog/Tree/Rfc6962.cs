namespace Tabulation.TransparencyLog;

/// <summary>
/// The hashes of RFC 6962 section 2.1: leaves and inner nodes are hashed with different first bytes, so neither passes for the other.
/// </summary>
public static class Rfc6962
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static Hash256 EmptyRoot { get; } = Hash256.Of([]);

    /// <summary>SHA-256(0x00 || <paramref name="data"/>); any length, zero included.</summary>
    public static Hash256 LeafHash(ReadOnlySpan<byte> data) => Sha256.Of([LeafPrefix], data);

    /// <summary>SHA-256(0x01 || <paramref name="left"/> || <paramref name="right"/>).</summary>
    public static Hash256 NodeHash(Hash256 left, Hash256 right)
    {
        Span<byte> node = stackalloc byte[1 + Hash256.Size + Hash256.Size];
        node[0] = NodePrefix;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Hash256.Size)..]);
        return Hash256.Of(node);
    }

    /// <summary>The root over <paramref name="leaves"/> (leaf hashes, in order): one node hash a leaf, nothing allocated.</summary>
    public static Hash256 Root(ReadOnlySpan<Hash256> leaves)
    {
        Span<Hash256> subtrees = stackalloc Hash256[PerfectSubtrees.MostCount];
        var count = PerfectSubtrees.Append(subtrees, 0, leaves);
        return PerfectSubtrees.Root(subtrees[..count]);
    }
}
