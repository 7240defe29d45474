using System.Numerics;

namespace Tabulation.TransparencyLog;

/// <summary>Consistency proofs of RFC 6962 section 2.1.2, checked as in RFC 9162 section 2.1.4.2.</summary>
public static class ConsistencyProof
{
    /// <summary>No audit path has more hashes than this, and no proof between sizes up to 2^62: 63. C2SP allows no more.</summary>
    public const int MostHashes = 63;

    /// <summary>
    /// Whether <paramref name="path"/> proves that the older tree is the beginning of the newer one. Between equal sizes: equal roots
    /// and no hashes. From size 0: the root of the empty tree and no hashes.
    /// </summary>
    public static bool Verify(TreeHead older, TreeHead newer, ReadOnlySpan<Hash256> path)
    {
        if (older.Size == newer.Size)
            return path.IsEmpty && older.Root == newer.Root;
        if (older.Size > newer.Size)
            return false;
        if (older.Size == 0)
            return path.IsEmpty && older.Root == Rfc6962.EmptyRoot;
        return VerifyGrowth(older, newer, path);
    }

    private static bool VerifyGrowth(TreeHead older, TreeHead newer, ReadOnlySpan<Hash256> path)
    {
        var level = BitOperations.TrailingZeroCount(older.Size);
        var (index, last) = ((older.Size >> level) - 1, (newer.Size - 1) >> level);
        // The last perfect subtree of the older tree: where that is the whole older tree, the proof leaves it out.
        if (index != 0 && path.IsEmpty)
            return false;
        var start = index == 0 ? older.Root : path[0];
        var siblings = index == 0 ? path : path[1..];
        return TryClimb(start, index, last, siblings, out var olderRoot, out var newerRoot)
            && olderRoot == older.Root && newerRoot == newer.Root;
    }

    // Both roots from the node that the trees share: siblings to the left belong to both, those to the right to the newer one only.
    private static bool TryClimb(
        Hash256 start, long index, long last, ReadOnlySpan<Hash256> siblings, out Hash256 olderRoot, out Hash256 newerRoot)
    {
        olderRoot = newerRoot = start;
        for (; last > 0; index >>= 1, last >>= 1)
        {
            var isRight = (index & 1) != 0;
            if (!isRight && index == last)
                continue;
            if (siblings.IsEmpty)
                return false;
            newerRoot = isRight ? Rfc6962.NodeHash(siblings[0], newerRoot) : Rfc6962.NodeHash(newerRoot, siblings[0]);
            if (isRight)
                olderRoot = Rfc6962.NodeHash(siblings[0], olderRoot);
            siblings = siblings[1..];
        }
        return siblings.IsEmpty;
    }
}
