using System.Numerics;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The perfect subtrees that a tree of RFC 6962 section 2.1 falls into, from the largest (left) to the smallest: one for each
/// bit set in the tree's size. The caller owns the buffer.
/// </summary>
internal static class PerfectSubtrees
{
    /// <summary>A buffer of this length is enough for every size.</summary>
    public const int MostCount = 64;

    public static int Count(long size) => BitOperations.PopCount((ulong)size);

    /// <summary>Appends leaf hashes to a tree of <paramref name="size"/> leaves; returns how many subtrees it has then.</summary>
    public static int Append(Span<Hash256> subtrees, long size, ReadOnlySpan<Hash256> leaves)
    {
        var count = Count(size);
        foreach (var leaf in leaves)
            count = Push(subtrees, count, size++, leaf);
        return count;
    }

    /// <summary>The root of the whole tree: the subtrees joined from the right.</summary>
    public static Hash256 Root(ReadOnlySpan<Hash256> subtrees)
    {
        if (subtrees.IsEmpty)
            return Rfc6962.EmptyRoot;
        var root = subtrees[^1];
        for (var i = subtrees.Length - 2; i >= 0; i--)
            root = Rfc6962.NodeHash(subtrees[i], root);
        return root;
    }

    // Adding one to the size carries through its trailing ones: each of them is a subtree that the new leaf completes.
    private static int Push(Span<Hash256> subtrees, int count, long size, Hash256 node)
    {
        for (; (size & 1) != 0; size >>= 1)
            node = Rfc6962.NodeHash(subtrees[--count], node);
        subtrees[count] = node;
        return count + 1;
    }
}
