using System.IO.Compression;
using Tabulation.Publication.Http.Serving;

namespace Tabulation.Publication.Tests.Http.Serving;

/// <summary>RFC 9110, section 12.5.3.</summary>
public sealed class EncodingsTests
{
    [Theory]
    [InlineData("", ContentEncoding.Identity)]
    [InlineData("gzip", ContentEncoding.Gzip)]
    [InlineData("GZIP;q=0.5", ContentEncoding.Gzip)]
    [InlineData("gzip, deflate, br, zstd", ContentEncoding.Brotli)]
    [InlineData("gzip;q=1.0, br;q=0", ContentEncoding.Gzip)]
    [InlineData("br ; q=0.000 , gzip ; q=0.001", ContentEncoding.Gzip)]
    [InlineData("gzip;q=0, br;q=0.0", ContentEncoding.Identity)]
    [InlineData("deflate, brotli, xgzip, identity", ContentEncoding.Identity)]
    internal void The_smallest_that_is_taken_is_chosen(string accepted, ContentEncoding chosen) => Assert.Equal(chosen, Encodings.Choose(accepted));

    [Fact]
    public void What_is_compressed_is_the_same_when_it_is_not()
    {
        var plain = Enumerable.Range(0, 10_000).Select(number => (byte)(number % 251)).ToArray();
        Assert.Equal(plain, Read(new GZipStream(new MemoryStream(Encodings.Compress(plain, ContentEncoding.Gzip)), CompressionMode.Decompress)));
        Assert.Equal(plain, Read(new BrotliStream(new MemoryStream(Encodings.Compress(plain, ContentEncoding.Brotli)), CompressionMode.Decompress)));
    }

    private static byte[] Read(Stream packed)
    {
        using var plain = new MemoryStream();
        using (packed) packed.CopyTo(plain);
        return plain.ToArray();
    }
}
