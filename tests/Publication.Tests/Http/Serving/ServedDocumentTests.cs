using System.Net;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http.Serving;

namespace Tabulation.Publication.Tests.Http.Serving;

/// <summary>How documents are served: to whom has them, in whatever form, to pages from anywhere.</summary>
public sealed class ServedDocumentTests : IAsyncLifetime
{
    private readonly LedgerScript script;
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 30, Whole = true });
    private PublishedApi api = null!;

    public ServedDocumentTests()
    {
        script = new LedgerScript(election);
        for (var precinct = 0; precinct < 30; precinct++) script.Add(election, precinct);
    }

    public async Task InitializeAsync()
    {
        api = await PublishedApi.StartAsync(script);
        api.Board.Apply(Changes.Of(0, (ulong)script.Leaves.Count, ("", 10), ("N", 4), ("S", 6)));
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Theory]
    [InlineData("api/totals")]
    [InlineData("api/totals.csv?level=precinct")]
    [InlineData("api/contests")]
    [InlineData("api/stations")]
    [InlineData("api/turnout.csv")]
    [InlineData("api/events")]
    public async Task Whoever_has_a_document_is_told_so_and_whoever_asks_for_its_head_gets_all_but_its_bytes(string path)
    {
        for (var round = 0; round < 2; round++)
        {
            using var got = await api.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, $"{script.Leaves.Count}"), (got.StatusCode, Of(got, "Tabulation-Position")));
            using var known = await SendAsync(HttpMethod.Get, path, ("If-None-Match", $"\"other\", W/{got.Headers.ETag}"));
            Assert.Equal((HttpStatusCode.NotModified, got.Headers.ETag, 0), (known.StatusCode, known.Headers.ETag, (await known.Content.ReadAsByteArrayAsync()).Length));
            using var unknown = await SendAsync(HttpMethod.Get, path, ("If-None-Match", "\"other\""));
            Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
            using var head = await SendAsync(HttpMethod.Head, path);
            Assert.Equal((got.Content.Headers.ContentLength, got.Headers.ETag), (head.Content.Headers.ContentLength, head.Headers.ETag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>A strong tag names bytes, so each form has another.</summary>
    [Fact]
    public async Task Each_form_has_its_own_tag_and_the_same_content()
    {
        using var plain = await api.GetAsync("api/stations");
        using var gzip = await SendAsync(HttpMethod.Get, "api/stations", ("Accept-Encoding", "gzip"));
        using var brotli = await SendAsync(HttpMethod.Get, "api/stations", ("Accept-Encoding", "gzip, br"));
        Assert.Equal(("", "gzip", "br"), (Encoding(plain), Encoding(gzip), Encoding(brotli)));
        Assert.Equal(3, new[] { plain, gzip, brotli }.Select(each => each.Headers.ETag).Distinct().Count());
        var content = await plain.Content.ReadAsByteArrayAsync();
        Assert.True(content.Length > KeptDocument.LeastCompressed);
        await using var unpacked = new System.IO.Compression.BrotliStream(await brotli.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var same = new MemoryStream();
        await unpacked.CopyToAsync(same);
        Assert.Equal(content, same.ToArray());
        Assert.Equal(1, api.Shelf.Made);
        Assert.All([plain, gzip, brotli], each => Assert.Contains("Accept-Encoding", each.Headers.Vary));
    }

    [Fact]
    public async Task A_page_from_anywhere_may_read_and_caches_keep_it_for_a_moment()
    {
        using var preflight = await SendAsync(HttpMethod.Options, "api/totals", ("Origin", "https://news.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"));
        Assert.Equal((HttpStatusCode.NoContent, "*"), (preflight.StatusCode, Of(preflight, "Access-Control-Allow-Origin")));
        Assert.Contains("If-None-Match", Of(preflight, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        using var got = await api.GetAsync("api/totals");
        Assert.Equal(("*", Caching.Live), (Of(got, "Access-Control-Allow-Origin"), Of(got, "Cache-Control")));
        Assert.Contains("Tabulation-Position", Of(got, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        using var refused = await api.GetAsync("api/totals?contest=nobody");
        Assert.Equal(("*", Caching.Never), (Of(refused, "Access-Control-Allow-Origin"), Of(refused, "Cache-Control")));
    }

    /// <summary>Requests that were looked at before are answered without it; what moves on is seen as soon as it would have been.</summary>
    [Fact]
    public async Task What_is_ready_never_hides_what_is_new()
    {
        for (var round = 0; round < 3; round++) Assert.Equal(script.Leaves.Count, await PositionAsync());
        Assert.Equal(1, api.Shelf.Made);
        api.Clock.Advance(DocumentShelf.Fresh);
        api.Board.Apply(Changes.Of((ulong)script.Leaves.Count, 900, ("", 11)));
        Assert.Equal(900, await PositionAsync());
        api.Board.CutOff();
        api.Clock.Advance(DocumentShelf.Fresh);
        Assert.True((await api.JsonAsync("api/totals")).GetProperty("asOf").GetProperty("rebuilding").GetBoolean());
    }

    private async Task<int> PositionAsync() => (await api.JsonAsync("api/totals")).GetProperty("asOf").GetProperty("position").GetInt32();

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return api.SendAsync(request);
    }

    private static string Of(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.NonValidated[name]);

    private static string Encoding(HttpResponseMessage response) => string.Join(", ", response.Content.Headers.ContentEncoding);
}
