using System.Buffers.Binary;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The size of a tree (leaves, 0 to 2^63-1) and its root (RFC 6962 section 2.1): what is signed, of a bundle as of a ledger.
/// </summary>
public readonly record struct TreeHead
{
    /// <summary>The length of <see cref="WriteTo"/> in bytes: 40.</summary>
    public const int EncodedLength = sizeof(long) + Hash256.Size;

    /// <summary>A head of <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public TreeHead(long size, Hash256 root)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        (Size, Root) = (size, root);
    }

    /// <summary>The number of leaves.</summary>
    public long Size { get; }

    /// <summary>The root over them.</summary>
    public Hash256 Root { get; }

    /// <summary>Writes the size (8 bytes, big-endian), then the root (32 bytes).</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 40 bytes.</exception>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64BigEndian(destination, Size);
        Root.CopyTo(destination[sizeof(long)..]);
    }
}
