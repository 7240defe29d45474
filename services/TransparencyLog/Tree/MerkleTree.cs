namespace Tabulation.TransparencyLog;

/// <summary>
/// A tree of RFC 6962 section 2.1 with all its nodes in memory, 64 bytes a leaf: for bundles, which need every leaf's path. Immutable.
/// </summary>
public sealed class MerkleTree
{
    // Level by level from the leaves up; a last node without sibling stands again in the level above.
    private readonly Hash256[] _nodes;

    /// <summary>Builds the tree over <paramref name="leaves"/> (leaf hashes, at least one): one node hash a leaf.</summary>
    /// <exception cref="ArgumentException">There are no leaves.</exception>
    public MerkleTree(ReadOnlySpan<Hash256> leaves)
    {
        if (leaves.IsEmpty)
            throw new ArgumentException("A tree needs a leaf.", nameof(leaves));
        Size = leaves.Length;
        _nodes = new Hash256[NodeCount(Size)];
        leaves.CopyTo(_nodes);
        var level = _nodes.AsSpan();
        for (var width = Size; width > 1; width = Above(width))
        {
            Join(level[..width], level[width..]);
            level = level[width..];
        }
    }

    /// <summary>The number of leaves, at least 1.</summary>
    public int Size { get; }

    /// <summary>The root over all leaves.</summary>
    public Hash256 Root => _nodes[^1];

    /// <summary><see cref="Size"/> and <see cref="Root"/>.</summary>
    public TreeHead Head => new(Size, Root);

    /// <summary>The audit path of leaf <paramref name="index"/>, the lowest sibling first, 32 bytes each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public byte[] Path(int index)
    {
        var path = new byte[Hash256.Size * AuditPath.Length(index, Size)];
        var rest = path.AsSpan();
        var level = _nodes.AsSpan();
        for (var width = Size; width > 1; width = Above(width), index >>= 1)
        {
            if ((index ^ 1) < width)
            {
                level[index ^ 1].CopyTo(rest);
                rest = rest[Hash256.Size..];
            }
            level = level[width..];
        }
        return path;
    }

    private static void Join(ReadOnlySpan<Hash256> level, Span<Hash256> above)
    {
        for (var i = 0; i + 1 < level.Length; i += 2)
            above[i >> 1] = Rfc6962.NodeHash(level[i], level[i + 1]);
        if ((level.Length & 1) != 0)
            above[level.Length >> 1] = level[^1];
    }

    private static int NodeCount(int size)
    {
        var count = 1;
        for (var width = size; width > 1; width = Above(width))
            count += width;
        return count;
    }

    private static int Above(int width) => (width >> 1) + (width & 1);
}
