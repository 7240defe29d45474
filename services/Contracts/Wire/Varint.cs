using System.Numerics;

namespace Tabulation.Contracts;

/// <summary>
/// Base-128 varints (Protocol Buffers, "Encoding"), each in the fewest bytes: the last one is never 0 unless it is the only one.
/// </summary>
internal static class Varint
{
    /// <summary>The bytes that 64 bits can take at most.</summary>
    public const int MostBytes = 10;

    private const byte More = 0x80;

    /// <summary>How many bytes the value takes, 1 to 10.</summary>
    public static int Length(ulong value) => BitOperations.Log2(value | 1) / 7 + 1;

    /// <summary>Writes the value and moves past it.</summary>
    public static void Write(ulong value, ref Span<byte> rest)
    {
        var at = 0;
        for (; value >= More; value >>= 7) rest[at++] = (byte)((value & 0x7F) | More);
        rest[at++] = (byte)value;
        rest = rest[at..];
    }

    /// <summary>Reads a value and moves past it; returns what is wrong, in which case nothing has moved.</summary>
    public static FormatFault? Read(ref ReadOnlySpan<byte> rest, out ulong value)
    {
        if (!rest.IsEmpty && rest[0] < More)
        {
            value = rest[0];
            rest = rest[1..];
            return null;
        }

        return ReadLong(ref rest, out value);
    }

    private static FormatFault? ReadLong(ref ReadOnlySpan<byte> rest, out ulong value)
    {
        value = 0;
        for (var at = 0; at < rest.Length && at < MostBytes; at++)
        {
            var part = rest[at];
            value |= (ulong)(part & 0x7F) << (7 * at);
            if (part >= More) continue;
            if (at == MostBytes - 1 && part > 1) return FormatFault.VarintTooLong;
            if (part == 0) return FormatFault.VarintNotMinimal;
            rest = rest[(at + 1)..];
            return null;
        }

        return rest.Length < MostBytes ? FormatFault.Truncated : FormatFault.VarintTooLong;
    }
}
