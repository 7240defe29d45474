using System.Net;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests.Page;

/// <summary>The page as it is without its script.</summary>
public sealed partial class PageEndpointsTests
{
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 3, Whole = true });

    [Fact]
    public async Task The_main_table_is_in_the_document_in_the_language_asked_for()
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(election));
        api.Board.Apply(Totals(2, 1234, 567, 199));
        var english = await api.TextAsync("?lang=en");
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("<td class=\"numeric\">1,234</td><td class=\"numeric\">61.70%</td>", english, StringComparison.Ordinal);
        Assert.Contains("Partial count: not final", english, StringComparison.Ordinal);
        var kazakh = WebUtility.HtmlDecode(await api.TextAsync("?lang=kk"));
        Assert.Contains("<html lang=\"kk\">", kazakh, StringComparison.Ordinal);
        Assert.Contains("<td class=\"numeric\">1\u00a0234</td><td class=\"numeric\">61,70\u00a0%</td>", kazakh, StringComparison.Ordinal);
        Assert.Contains("Санау аяқталған жоқ", kazakh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_no_language_gets_what_the_browser_likes_best_of_those_there_are()
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(election));
        api.Board.Apply(Totals(2, 1, 1, 1));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("", UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd("de, en;q=0.5, ru-KZ;q=0.8");
        using var answer = await api.SendAsync(request);
        Assert.Equal("ru", Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal(["Accept-Language", "Accept-Encoding"], answer.Headers.Vary);
    }

    [Fact]
    public async Task Before_the_release_hour_there_is_no_result_whatever_has_come()
    {
        var late = new SmallElection(new SmallElectionSettings { Precincts = 3, Whole = true, Release = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        await using var api = await PublishedApi.StartAsync(new LedgerScript(late));
        api.Board.Apply(Totals(3, 1234, 567, 199));
        var document = await api.TextAsync("?lang=en");
        Assert.Contains("Results from 00:00 (2100-01-01, UTC+00:00)", WebUtility.HtmlDecode(document), StringComparison.Ordinal);
        Assert.DoesNotContain("1,234", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Counted", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_there_are_no_totals_it_says_so_and_nothing_keeps_the_answer()
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(election));
        using var answer = await api.GetAsync("?lang=en");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        Assert.Contains("being rebuilt", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("favicon.svg")]
    public async Task HEAD_tells_of_the_page_what_GET_would(string path)
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(election));
        api.Board.Apply(Totals(2, 1, 1, 1));
        using var whole = await api.GetAsync(path);
        using var head = await api.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative)));
        Assert.Equal((HttpStatusCode.OK, whole.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Nothing_in_the_document_runs_and_every_file_that_it_names_is_there_for_ever()
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(election));
        api.Board.Apply(Totals(2, 1, 1, 1));
        using var answer = await api.GetAsync("");
        var document = await answer.Content.ReadAsStringAsync();
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)| style=| on[a-z]+=|//[a-z]+\\.", document);
        var files = Assets().Matches(document).Select(found => found.Value).Distinct().ToList();
        Assert.Equal([".css", ".js"], files.Select(Path.GetExtension).Order());
        foreach (var file in files)
        {
            using var asked = await api.GetAsync(file);
            Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable"), (asked.StatusCode, $"{asked.Headers.CacheControl}"));
        }

        using var none = await api.GetAsync("assets/none.js");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [GeneratedRegex("assets/[^\"]+")]
    private static partial Regex Assets();

    /// <summary>Of all contests, at the registry's end.</summary>
    private static TotalsChanged Totals(uint counted, params ulong[] votes)
    {
        var valid = votes.Aggregate((sum, each) => sum + each);
        return new TotalsChanged
        {
            AsOf = new AsOf { ElectionId = ByteString.CopyFrom(new byte[32]), Position = 2, FoldVersion = 1 },
            Full = true,
            Totals =
            {
                new AreaTotals { Contest = "list", PrecinctsExpected = 3, PrecinctsCounted = counted, Lines = { 3_000, valid, valid, 0, valid }, Votes = { votes } },
                new AreaTotals { Contest = "d1", Lines = { 0, 0, 0, 0, 0 }, Votes = { 0, 0 } }, new AreaTotals { Contest = "d2", Lines = { 0, 0, 0, 0, 0 }, Votes = { 0, 0 } },
            },
        };
    }
}
