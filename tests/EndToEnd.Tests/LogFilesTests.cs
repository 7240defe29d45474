using System.Net;
using System.Text;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>The log as anybody fetches it, by c2sp.org/tlog-tiles.</summary>
public sealed class LogFilesTests(SharedElection shared) : IClassFixture<SharedElection>, IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = shared.Running.Server.Http };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task The_checkpoint_covers_what_receipts_were_given_for_and_is_kept_for_seconds_only()
    {
        var answered = await shared.Running.SubmitAsync(shared.Election.Results([0]));
        var size = (long)answered[0].Answer.Receipt.Position + 1;
        var checkpoint = await CheckpointAsync(size);
        Assert.Equal("tabulation.invalid/none", checkpoint.Origin);
        using var response = await http.GetAsync(new Uri("log/checkpoint", UriKind.Relative));
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.InRange(response.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 1, 5);
    }

    [Fact]
    public async Task Tiles_of_every_width_lead_to_the_root_and_are_kept_for_ever()
    {
        var checkpoint = await CheckpointAsync();
        var size = checkpoint.Head.Size;
        var tile = await BytesAsync($"log/{TilePath.OfHashes(0, 0, (int)size)}");
        Assert.Equal(checkpoint.Head.Root, Rfc6962.Root(Hash256.Cast(tile)));
        for (var width = 1; width <= size; width++)
        {
            using var response = await http.GetAsync(new Uri($"log/{TilePath.OfHashes(0, 0, width)}", UriKind.Relative));
            Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.ToString());
            Assert.True(response.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(30));
            Assert.Equal(tile[..(width * Hash256.Size)], await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity")]
    [InlineData("gzip;q=0")]
    public async Task Entries_hash_to_the_tile_compressed_or_not(string encoding)
    {
        var size = (int)(await CheckpointAsync()).Head.Size;
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = http.BaseAddress };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        using var response = await client.GetAsync(new Uri($"log/{TilePath.OfEntries(0, size)}", UriKind.Relative));
        Assert.Equal(encoding == "gzip" ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.True(EntryBundle.TryRead(await BytesAsync($"log/{TilePath.OfEntries(0, size)}"), size, out var entries));
        var tile = await BytesAsync($"log/{TilePath.OfHashes(0, 0, size)}");
        Assert.True(EntryBundle.IsUnder(entries, tile));
    }

    [Fact]
    public async Task The_results_stand_at_the_checkpoints_size()
    {
        var size = (await CheckpointAsync()).Head.Size;
        var results = Encoding.UTF8.GetString(await BytesAsync($"log/results/{size}"));
        Assert.Contains($"\"size\":{size},", results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/tile/0/000")]
    [InlineData("log/tile/0/000.p/255")]
    [InlineData("log/tile/1/000.p/1")]
    [InlineData("log/tile/entries/001")]
    [InlineData("log/tile/0/0")]
    [InlineData("log/tile/64/000.p/1")]
    [InlineData("log/results/1000000")]
    [InlineData("log/evidence")]
    public async Task What_is_not_there_is_soon_asked_for_again(string path)
    {
        await CheckpointAsync();
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.InRange(response.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 0, 5);
    }

    /// <summary>One of all that is recorded: the first may be of the definition alone, ahead of any results.</summary>
    private async Task<Checkpoint> CheckpointAsync() => await CheckpointAsync((await shared.Client.HeadAsync()).Size);

    private async Task<Checkpoint> CheckpointAsync(long least)
    {
        Checkpoint? checkpoint = null;
        await Wait.Until(async () => (checkpoint = await TryCheckpointAsync())?.Head.Size >= least, $"a checkpoint of {least} entries");
        return checkpoint!;
    }

    private async Task<Checkpoint?> TryCheckpointAsync()
    {
        using var response = await http.GetAsync(new Uri("log/checkpoint", UriKind.Relative));
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        Assert.True(SignedNote.TryParse(await response.Content.ReadAsByteArrayAsync(), out var note));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        return checkpoint;
    }

    private Task<byte[]> BytesAsync(string path) => http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
}
