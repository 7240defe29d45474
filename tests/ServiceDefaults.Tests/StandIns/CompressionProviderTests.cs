using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Grpc.Net.Compression;

namespace Tabulation.ServiceDefaults.Tests.StandIns;

public sealed class CompressionProviderTests
{
    private static readonly ICompressionProvider[] Providers =
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)];

    [Fact]
    public void What_is_compressed_in_pieces_is_decompressed() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[][]>(),
        pieces => Providers.All(provider => RoundTrip(provider, pieces).SequenceEqual(pieces.SelectMany(piece => piece))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_the_same_as_empty_pieces_and_flushes()
    {
        foreach (var provider in Providers)
        {
            Assert.NotEmpty(Compress(provider, []));
            Assert.Equal(Compress(provider, []), Compress(provider, [[], []]));
        }
    }

    [Fact]
    public void Output_stays_open_and_the_end_is_written_once()
    {
        using var output = new MemoryStream();
        var compressor = Providers[0].CreateCompressionStream(output, null);
        compressor.Dispose();
        compressor.Dispose();
        Assert.True(output.CanWrite);
        Assert.Equal(20, output.Length);
        Assert.Throws<ObjectDisposedException>(() => compressor.Write([1]));
    }

    private static byte[] RoundTrip(ICompressionProvider provider, byte[][] pieces) => Decompress(provider, Compress(provider, pieces));

    private static byte[] Compress(ICompressionProvider provider, byte[][] pieces)
    {
        using var output = new MemoryStream();
        using (var compressor = provider.CreateCompressionStream(output, CompressionLevel.Optimal))
        {
            foreach (var piece in pieces)
            {
                compressor.Write(piece);
                compressor.Flush();
            }
        }
        return output.ToArray();
    }

    private static byte[] Decompress(ICompressionProvider provider, byte[] bytes)
    {
        using var decompressor = provider.CreateDecompressionStream(new MemoryStream(bytes));
        using var message = new MemoryStream();
        decompressor.CopyTo(message);
        return message.ToArray();
    }
}
