using System.IO.Compression;
using System.Net;
using Tabulation.Recount.Logs;
using Tabulation.TestKit;

namespace Tabulation.Recount.Tests.Logs;

/// <summary>What a server sends is read only as far as the file can be long.</summary>
public sealed class HttpLogFilesTests
{
    private readonly SteppedClock clock = new();

    [Theory]
    [InlineData("checkpoint", 1 << 20)]
    [InlineData("tile/0/000", 8_192)]
    [InlineData("tile/3/x001/002.p/7", 7 * 32)]
    [InlineData("tile/entries/000", 256 * 65_537)]
    [InlineData("tile/entries/000.p/2", 2 * 65_537)]
    public async Task A_file_without_end_is_cut_behind_the_longest_there_can_be(string path, int longest)
    {
        using var files = Files(() => new EndlessStream());
        Assert.Equal(longest + 1, (await files.ReadAsync(path, default))!.Length);
    }

    [Fact]
    public async Task What_is_not_compressed_as_it_says_cannot_be_read()
    {
        using var files = Files(() => new GZipStream(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), CompressionMode.Decompress));
        var reading = files.ReadAsync("tile/0/000", default);
        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<LogUnreadableException>(() => reading);
    }

    private HttpLogFiles Files(Func<Stream> body) => new(new Uri("http://log.invalid/"), new Handler(body), clock);

    private sealed class Handler(Func<Stream> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body()) });
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
