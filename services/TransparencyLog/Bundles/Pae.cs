using System.Buffers.Text;

namespace Tabulation.TransparencyLog;

/// <summary>
/// The pre-authentication encoding of DSSE v1 (protocol.md, "Signature Definition"):
/// "DSSEv1" SP length(type) SP type SP length(body) SP body, lengths in bytes, ASCII decimal, without leading zeros.
/// </summary>
public static class Pae
{
    private static ReadOnlySpan<byte> Version => "DSSEv1"u8;

    /// <summary>The bytes that are signed for <paramref name="body"/> under <paramref name="type"/>.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var encoded = new byte[Length(type.Length, body.Length)];
        Write(type, body, encoded);
        return encoded;
    }

    /// <summary>The length of the encoding for a type and a body of these lengths, in bytes.</summary>
    public static int Length(int type, int body) => Version.Length + PartLength(type) + PartLength(body);

    /// <summary>Writes the encoding and returns its length.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public static int Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, Span<byte> destination)
    {
        if (destination.Length < Length(type.Length, body.Length))
            throw new ArgumentException("The destination is too short.", nameof(destination));
        Version.CopyTo(destination);
        var rest = destination[Version.Length..];
        WritePart(type, ref rest);
        WritePart(body, ref rest);
        return destination.Length - rest.Length;
    }

    private static void WritePart(ReadOnlySpan<byte> part, ref Span<byte> rest)
    {
        rest[0] = (byte)' ';
        Utf8Formatter.TryFormat(part.Length, rest[1..], out var digits);
        rest[1 + digits] = (byte)' ';
        part.CopyTo(rest[(2 + digits)..]);
        rest = rest[(2 + digits + part.Length)..];
    }

    private static int PartLength(int length)
    {
        var digits = 1;
        for (var rest = length; rest >= 10; rest /= 10)
            digits++;
        return 1 + digits + 1 + length;
    }
}
