namespace Tabulation.TransparencyLog;

/// <summary>What every signature here covers: <see cref="Pae"/>(type, size || root).</summary>
internal static class HeadSignature
{
    /// <summary>A buffer of this length, in bytes, is enough for every <see cref="PayloadType"/>.</summary>
    public const int MostSignedBytes = 128;

    /// <summary>Writes the bytes that are signed and returns how many there are.</summary>
    public static int WriteSignedBytes(PayloadType type, TreeHead head, Span<byte> destination)
    {
        Span<byte> body = stackalloc byte[TreeHead.EncodedLength];
        head.WriteTo(body);
        return Pae.Write(type.Utf8, body, destination);
    }

    public static byte[] Sign(SigningKey key, PayloadType type, TreeHead head)
    {
        Span<byte> signed = stackalloc byte[MostSignedBytes];
        return key.Sign(signed[..WriteSignedBytes(type, head, signed)]);
    }
}
