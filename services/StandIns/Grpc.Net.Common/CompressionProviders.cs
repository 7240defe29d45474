using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One encoding of <c>grpc-encoding</c>.</summary>
public interface ICompressionProvider
{
    /// <summary>The name used in <c>grpc-encoding</c> and <c>grpc-accept-encoding</c>.</summary>
    string EncodingName { get; }

    /// <summary>A stream that compresses what is written into the given one, which it leaves open.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    Stream CreateDecompressionStream(Stream stream);
}

/// <summary>RFC 1952.</summary>
public sealed class GzipCompressionProvider(CompressionLevel defaultCompressionLevel) : ICompressionProvider
{
    public string EncodingName => "gzip";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => new CompressionStream(
        new GZipStream(stream, compressionLevel ?? defaultCompressionLevel, leaveOpen: true), stream, EmptyMessage.Gzip);

    public Stream CreateDecompressionStream(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);
}

/// <summary>The zlib format, RFC 1950, which is what HTTP and gRPC call deflate.</summary>
public sealed class DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) : ICompressionProvider
{
    public string EncodingName => "deflate";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) => new CompressionStream(
        new ZLibStream(stream, compressionLevel ?? defaultCompressionLevel, leaveOpen: true), stream, EmptyMessage.Zlib);

    public Stream CreateDecompressionStream(Stream stream) => new ZLibStream(stream, CompressionMode.Decompress);
}
