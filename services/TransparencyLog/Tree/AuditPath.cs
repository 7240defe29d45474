using System.Numerics;

namespace Tabulation.TransparencyLog;

/// <summary>
/// Audit paths of RFC 6962 section 2.1.1: the siblings on the way from a leaf to the root, the lowest first. Indices start at 0.
/// </summary>
/// <remarks>
/// A size that is not the tree's own can still lead to the tree's root for some leaves. A path proves its leaf under (size, root)
/// only where both are signed together, as in <see cref="TreeHead"/>.
/// </remarks>
public static class AuditPath
{
    /// <summary>How many hashes the path of leaf <paramref name="index"/> has in a tree of <paramref name="size"/>: 0 to 63.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below the size.</exception>
    public static int Length(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var last = (ulong)(size - 1);
        // Until its way meets the last leaf's there is a sibling at every level; from there on only to the left.
        var meeting = BitOperations.Log2(((ulong)index ^ last) << 1 | 1);
        return meeting + BitOperations.PopCount((ulong)index >> meeting);
    }

    /// <summary>
    /// The root that <paramref name="path"/> leads to from <paramref name="leaf"/> (a leaf hash). False if the index is not within the
    /// size or the path's length is not <see cref="Length"/>.
    /// </summary>
    public static bool TryRoot(Hash256 leaf, long index, long size, ReadOnlySpan<Hash256> path, out Hash256 root)
    {
        root = default;
        if (index < 0 || index >= size || path.Length != Length(index, size))
            return false;
        root = leaf;
        for (var last = size - 1; last > 0; index >>= 1, last >>= 1)
            root = Step(root, index, last, ref path);
        return true;
    }

    // One level up: the node itself where it has no sibling.
    private static Hash256 Step(Hash256 node, long index, long last, ref ReadOnlySpan<Hash256> path)
    {
        var isRight = (index & 1) != 0;
        if (!isRight && index == last)
            return node;
        var sibling = path[0];
        path = path[1..];
        return isRight ? Rfc6962.NodeHash(sibling, node) : Rfc6962.NodeHash(node, sibling);
    }
}
