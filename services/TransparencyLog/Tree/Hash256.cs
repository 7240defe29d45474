using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabulation.TransparencyLog;

/// <summary>
/// A SHA-256 value (FIPS 180-4): 32 bytes, held in place. Ordered byte by byte. The default value is 32 zero bytes.
/// </summary>
/// <remarks>
/// The layout is the 32 bytes themselves, so a run of hashes can be read as bytes and back without copying
/// (<see cref="Cast"/>, <see cref="AsBytes"/>).
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
[SuppressMessage("Design", "CA1036", Justification = "Hashes are sorted, but 'greater than' says nothing about them.")]
public readonly struct Hash256 : IEquatable<Hash256>, IComparable<Hash256>
{
    /// <summary>Length in bytes: 32.</summary>
    public const int Size = 32;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>The SHA-256 of <paramref name="data"/>.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> data) => Sha256.Of(data);

    /// <summary>Reads exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 32 bytes long.</exception>
    public static Hash256 From(ReadOnlySpan<byte> bytes) => TryFrom(bytes, out var hash)
        ? hash
        : throw new ArgumentException($"A hash has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Reads exactly 32 bytes; false for any other length.</summary>
    public static bool TryFrom(ReadOnlySpan<byte> bytes, out Hash256 hash)
    {
        hash = bytes.Length == Size ? MemoryMarshal.Read<Hash256>(bytes) : default;
        return bytes.Length == Size;
    }

    /// <summary>Reads 64 hexadecimal digits, of either case; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Hash256 hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash = default;
        return hex.Length == 2 * Size
            && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            && TryFrom(bytes, out hash);
    }

    /// <summary>Reads 64 hexadecimal digits, of either case.</summary>
    /// <exception cref="FormatException"><paramref name="hex"/> is anything else.</exception>
    public static Hash256 Parse(ReadOnlySpan<char> hex) => TryParse(hex, out var hash)
        ? hash
        : throw new FormatException($"A hash is written as {2 * Size} hexadecimal digits.");

    /// <summary>The same memory as hashes. The length must be a multiple of 32.</summary>
    /// <exception cref="ArgumentException">The length is not a multiple of 32.</exception>
    public static ReadOnlySpan<Hash256> Cast(ReadOnlySpan<byte> bytes) => bytes.Length % Size == 0
        ? MemoryMarshal.Cast<byte, Hash256>(bytes)
        : throw new ArgumentException($"{bytes.Length} bytes are not a whole number of hashes.", nameof(bytes));

    /// <summary>The same memory as bytes, 32 a hash.</summary>
    public static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<Hash256> hashes) => MemoryMarshal.AsBytes(hashes);

    /// <summary>Writes the 32 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    public void CopyTo(Span<byte> destination) => Bytes(in this).CopyTo(destination);

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray() => Bytes(in this).ToArray();

    /// <inheritdoc/>
    public bool Equals(Hash256 other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash256 other && Equals(other);

    // Half of the value is plenty, but seeded: whoever chooses payloads can choose hashes that share their first bits.
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _second);

    /// <inheritdoc/>
    public int CompareTo(Hash256 other) => Bytes(in this).SequenceCompareTo(Bytes(in other));

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Bytes(in this));

    /// <summary>Equal in all 32 bytes. Not constant-time: hashes are public.</summary>
    public static bool operator ==(Hash256 left, Hash256 right) => left.Equals(right);

    /// <summary>Different in at least one byte.</summary>
    public static bool operator !=(Hash256 left, Hash256 right) => !left.Equals(right);

    private static ReadOnlySpan<byte> Bytes(in Hash256 hash) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in hash, 1));
}
