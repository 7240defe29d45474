using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// All that is needed to append to a tree (RFC 6962 section 2.1) and to know its root: the roots of its perfect subtrees, at most 63
/// hashes. Immutable: appending gives a new edge, so a transaction that rolls back keeps the old one.
/// </summary>
public sealed class RightEdge : IEquatable<RightEdge>
{
    private readonly Hash256[] _subtrees;

    private RightEdge(long size, Hash256[] subtrees) => (Size, _subtrees) = (size, subtrees);

    /// <summary>The tree without leaves.</summary>
    public static RightEdge Empty { get; } = new(0, []);

    /// <summary>The number of leaves, 0 to 2^63-1.</summary>
    public long Size { get; }

    /// <summary>The roots of the perfect subtrees, from the largest to the smallest: one for each bit set in <see cref="Size"/>.</summary>
    public ReadOnlySpan<Hash256> Subtrees => _subtrees;

    /// <summary>The number of bytes that <see cref="ToBytes"/> gives, 8 to 2,024.</summary>
    public int EncodedLength => sizeof(long) + Hash256.Size * _subtrees.Length;

    /// <summary>The root of the tree, computed anew by each call: less than one node hash for each bit set in <see cref="Size"/>.</summary>
    public Hash256 Root() => PerfectSubtrees.Root(_subtrees);

    /// <summary>The edge with one more leaf.</summary>
    /// <exception cref="OverflowException">The tree is full.</exception>
    public RightEdge Append(Hash256 leaf) => Append([leaf]);

    /// <summary>The edge after these leaf hashes, in order. One call for many allocates no more than one call for one.</summary>
    /// <exception cref="OverflowException">The tree would have more than 2^63-1 leaves.</exception>
    public RightEdge Append(ReadOnlySpan<Hash256> leaves)
    {
        var size = Size + leaves.Length;
        Span<Hash256> subtrees = stackalloc Hash256[PerfectSubtrees.MostCount];
        _subtrees.CopyTo(subtrees);
        var count = PerfectSubtrees.Append(subtrees, Size, leaves);
        return new RightEdge(size, subtrees[..count].ToArray());
    }

    /// <summary>The size (8 bytes, big-endian), then <see cref="Subtrees"/>.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[EncodedLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        Hash256.AsBytes(_subtrees).CopyTo(bytes.AsSpan(sizeof(long)));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; false if the length is not the one that the size demands.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RightEdge? edge)
    {
        edge = null;
        if (!BinaryPrimitives.TryReadInt64BigEndian(bytes, out var size) || size < 0)
            return false;
        var hashes = bytes[sizeof(long)..];
        if (hashes.Length != Hash256.Size * PerfectSubtrees.Count(size))
            return false;
        edge = new RightEdge(size, Hash256.Cast(hashes).ToArray());
        return true;
    }

    /// <summary>Same size and same subtrees, and so the same root.</summary>
    public bool Equals(RightEdge? other) => other is not null && Size == other.Size && Subtrees.SequenceEqual(other.Subtrees);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RightEdge);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Size, Size == 0 ? default : _subtrees[^1]);
}
