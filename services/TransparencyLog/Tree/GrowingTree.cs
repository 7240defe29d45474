using System.Numerics;

namespace Tabulation.TransparencyLog;

/// <summary>
/// A log's tree (RFC 6962 section 2.1) in memory, to be appended to, with every node over a power of two of leaves: 64 bytes a leaf. It
/// has the heads, inclusion and consistency paths and tiles of every size that it ever had.
/// </summary>
/// <remarks>
/// One thread at a time may append; any number may read meanwhile. A reader sees a <see cref="Size"/> that only grows, and all that
/// belongs to it. An append that throws leaves the tree as it was.
/// </remarks>
public sealed class GrowingTree
{
    // Row l has the roots over leaves i * 2^l to (i + 1) * 2^l, as far as the leaves go.
    private readonly HashRow[] _rows = [.. Enumerable.Range(0, PerfectSubtrees.MostCount).Select(_ => new HashRow())];
    private long _size;

    /// <summary>The number of leaves, 0 to 2^63-1.</summary>
    public long Size => Volatile.Read(ref _size);

    /// <summary>
    /// Appends leaf hashes (<see cref="Rfc6962.LeafHash"/>), in order: less than one node hash a leaf. Readers see all or none.
    /// </summary>
    /// <exception cref="OverflowException">The tree would have more than 2^63-1 leaves.</exception>
    public void Append(ReadOnlySpan<Hash256> leaves)
    {
        var (index, size) = (_size, _size + leaves.Length);
        foreach (var leaf in leaves)
            Put(index++, leaf);
        Volatile.Write(ref _size, size);
    }

    /// <summary>The hash of the leaf at <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="Size"/>.</exception>
    public Hash256 LeafHash(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        return _rows[0][index];
    }

    /// <summary>The head of the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative or above <see cref="Size"/>.</exception>
    public TreeHead HeadAt(long size)
    {
        CheckSize(size);
        return new TreeHead(size, Joined(size));
    }

    /// <summary>
    /// The audit path of leaf <paramref name="index"/> in the tree of the first <paramref name="size"/> leaves (RFC 6962 section 2.1.1),
    /// the lowest sibling first: <see cref="AuditPath.Length"/> hashes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The index is negative or not below the size, or the size is above <see cref="Size"/>.
    /// </exception>
    public Hash256[] InclusionPath(long index, long size)
    {
        CheckSize(size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<Hash256>(AuditPath.Length(index, size));
        AddSiblings(path, 0, index, size);
        return [.. path];
    }

    /// <summary>
    /// The proof that the tree of <paramref name="from"/> leaves is the beginning of the tree of <paramref name="to"/> leaves (RFC 6962
    /// section 2.1.2), at most <see cref="ConsistencyProof.MostHashes"/>. None between equal sizes and, as in tlog-witness, none from the
    /// empty tree.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="from"/> is negative or above <paramref name="to"/>, or that is above <see cref="Size"/>.
    /// </exception>
    public Hash256[] ConsistencyPath(long from, long to)
    {
        CheckSize(to);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        if (from == 0 || from == to)
            return [];
        // The last perfect subtree of the older tree: all above it is in the proof, itself only if it is not the whole older tree.
        var level = BitOperations.TrailingZeroCount(from);
        var index = (from >> level) - 1;
        List<Hash256> path = index == 0 ? [] : [_rows[level][index]];
        AddSiblings(path, level, index, to);
        return [.. path];
    }

    /// <summary>Consecutive nodes of one level (0: leaves), all of them complete and within one chunk of <see cref="HashRow"/>.</summary>
    internal ReadOnlySpan<Hash256> Nodes(int level, long first, int count) => _rows[level].Read(first, count);

    private void Put(long index, Hash256 node)
    {
        var level = 0;
        _rows[level].Put(index, node);
        for (; (index & 1) != 0; index >>= 1)
        {
            node = Rfc6962.NodeHash(_rows[level][index - 1], node);
            _rows[++level].Put(index >> 1, node);
        }
    }

    // What joins a node on its way up to the root, the lowest first.
    private void AddSiblings(List<Hash256> path, int level, long index, long size)
    {
        for (var last = (size - 1) >> level; last > 0; index >>= 1, last >>= 1, level++)
            if ((index & 1) != 0)
                path.Add(_rows[level][index - 1]);
            else if (index < last)
                path.Add(Node(level, index + 1, size));
    }

    // A node of the tree of this size; one that is not complete has all the leaves beyond the last complete one of its level.
    private Hash256 Node(int level, long index, long size) =>
        index < size >> level ? _rows[level][index] : Joined(size & ((1L << level) - 1), size);

    private Hash256 Joined(long size) => Joined(size, size);

    // The root over the last leaves of the tree of this size; their number is a low part of the size's bits.
    private Hash256 Joined(long last, long size)
    {
        Span<Hash256> subtrees = stackalloc Hash256[PerfectSubtrees.MostCount];
        var count = 0;
        for (var level = PerfectSubtrees.MostCount - 1; level >= 0; level--)
            if ((last >> level & 1) != 0)
                subtrees[count++] = _rows[level][(size >> level) - 1];
        return PerfectSubtrees.Root(subtrees[..count]);
    }

    private void CheckSize(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
    }
}
