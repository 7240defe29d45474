namespace Grpc.Net.Compression;

/// <summary>What no bytes at all look like when compressed: a header, an empty final block with fixed codes, and a checksum.</summary>
internal static class EmptyMessage
{
    /// <summary>RFC 1952: header, block, CRC-32 of nothing, length 0.</summary>
    public static readonly byte[] Gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>RFC 1950: header, block, Adler-32 of nothing.</summary>
    public static readonly byte[] Zlib = [0x78, 0x9c, 3, 0, 0, 0, 0, 1];
}
