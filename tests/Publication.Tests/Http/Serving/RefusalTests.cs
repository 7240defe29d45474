using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Serving;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Http.Serving;

/// <summary>Every refusal has one shape: what is wrong, which field, which rule, what to do.</summary>
public sealed partial class RefusalTests
{
    [Fact]
    public async Task Each_names_the_field_the_rule_and_what_to_do()
    {
        await using var api = await StartAsync(new HttpSettings());
        foreach (var (path, status, field, code) in new[]
        {
            ("api/totals?contests=list", 400, "contests", "UNKNOWN_PARAMETER"), ("api/chamber?area=N", 400, "area", "UNKNOWN_PARAMETER"),
            ("api/totals?contest=nobody", 400, "contest", "UNKNOWN"), ("api/totals?area=nowhere", 400, "area", "UNKNOWN"), ("api/totals?depth=17", 400, "depth", "INVALID"),
            ("api/totals?depth=many", 400, "depth", "INVALID"), ("api/totals?depth=1&depth=2", 400, "depth", "INVALID"), ("api/seats?ifHeldCounted=perhaps", 400, "ifHeldCounted", "INVALID"),
            ("api/totals.csv?level=village", 400, "level", "INVALID"), ("api/events?kind=ODD", 400, "kind", "INVALID"), ("api/events?from=x", 400, "from", "INVALID"),
            ("api/events?from=-1", 400, "from", "INVALID"), ("api/events.csv?from=-1", 400, "from", "INVALID"), ("api/stations?from=-1", 400, "from", "INVALID"),
            ("api/totals?depth=", 400, "depth", "INVALID"), ("api/seats?ifHeldCounted", 400, "ifHeldCounted", "INVALID"),
            ("api/observers?state=ODD", 400, "state", "INVALID"), ("api/observers?observer=nobody", 400, "observer", "UNKNOWN"), ("api/review?authority=nobody", 400, "authority", "UNKNOWN"),
            ("api/station?precinct=nowhere", 400, "precinct", "UNKNOWN"), ("api/stations?area=nowhere", 400, "area", "UNKNOWN"), ("api/forensics?contest=nobody", 400, "contest", "UNKNOWN"),
            ("api/stream?depth=99", 400, "depth", "INVALID"), ("api/nothing", 404, "", "NOT_FOUND"), ("api", 404, "", "NOT_FOUND"), ("api/forensics/portrait.svg", 404, "", "NOT_FOUND"), ("api/totals", 503, "", "UNAVAILABLE"),
        })
        {
            using var refused = await api.GetAsync(path);
            Assert.Equal((path, status, "application/problem+json"), (path, (int)refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((path, field, code), (path, problem.TryGetProperty("field", out var named) ? named.GetString() : "", problem.GetProperty("code").GetString()));
            Assert.Equal(field.Length > 0, problem.TryGetProperty("rule", out _));
            Assert.All(["title", "detail", "action"], member => Assert.NotEmpty(problem.GetProperty(member).GetString()!));
        }

        using var posted = await api.SendAsync(new HttpRequestMessage(HttpMethod.Post, "api/totals"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again()
    {
        await using var api = await StartAsync(new HttpSettings { RequestsPerSecond = 1, RequestsAtOnce = 3 });
        var refused = await api.GetAsync("api/election");
        for (var asked = 0; asked < 1_000 && refused.StatusCode == HttpStatusCode.OK; asked++) refused = await api.GetAsync("api/election");
        Assert.Equal((HttpStatusCode.TooManyRequests, "no-store"), (refused.StatusCode, refused.Headers.CacheControl?.ToString()));
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("TOO_MANY_REQUESTS", "1 requests a second for each address"), (problem.GetProperty("code").GetString(), problem.GetProperty("rule").GetString()));
    }

    /// <summary>However few requests an operator allows, and whatever a program at the same address asks of the API.</summary>
    [Fact]
    public async Task A_page_loads_with_all_its_files_when_the_API_refuses_and_only_who_loads_it_on_and_on_is_refused()
    {
        var script = new LedgerScript(new SmallElection(new SmallElectionSettings { Precincts = 3, Whole = true }));
        await using var api = await PublishedApi.StartAsync(script, new HttpSettings { RequestsPerSecond = 1, RequestsAtOnce = 1 });
        api.Board.Apply(Changes.All(script));
        await Wait.Until(async () => await StatusAsync(api, "API/election") == HttpStatusCode.TooManyRequests, "the API to refuse");
        var document = await api.TextAsync("/");
        string[] files = ["/", "/favicon.svg", .. AssetName().Matches(document).Select(name => name.Value)];
        Assert.True(files.Length > 3);
        for (var load = 1; load < ClientLimits.PageLoads; load++)
            foreach (var file in files) Assert.Equal((file, HttpStatusCode.OK), (file, await StatusAsync(api, file)));
        foreach (var file in files) await Wait.Until(async () => await StatusAsync(api, file) == HttpStatusCode.TooManyRequests, $"{file} to be refused");
    }

    [Fact]
    public async Task Who_has_as_many_streams_as_it_may_gets_another_once_it_closes_one()
    {
        await using var api = await StartAsync(new HttpSettings { StreamsPerClient = 1 });
        api.Board.Apply(Changes.Of(0, 5, ("", 1)));
        using (var open = await OpenAsync(api))
        {
            using var refused = await OpenAsync(api);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (open.StatusCode, refused.StatusCode));
            Assert.Contains("TOO_MANY_STREAMS", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Wait.Until(async () =>
        {
            using var again = await OpenAsync(api);
            return again.StatusCode == HttpStatusCode.OK;
        }, "a stream again");
    }

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex AssetName();

    private static async Task<HttpStatusCode> StatusAsync(PublishedApi api, string path)
    {
        using var answer = await api.GetAsync(path);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> OpenAsync(PublishedApi api) => api.SendAsync(new HttpRequestMessage(HttpMethod.Get, "api/stream"), HttpCompletionOption.ResponseHeadersRead);

    /// <summary>The one who stands before the first proxy of ours; whatever a reader writes itself is not believed.</summary>
    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task Readers_behind_a_proxy_are_told_apart_only_where_it_is_trusted(string trusted, bool apart)
    {
        await using var api = await StartAsync(new HttpSettings { RequestsPerSecond = 1, RequestsAtOnce = 1, TrustedProxies = trusted });
        var refusals = 0;
        for (var reader = 1; reader < 60; reader++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/election");
            request.Headers.Add("X-Forwarded-For", $"198.51.100.7, 203.0.113.{reader}");
            using var answer = await api.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) refusals++;
        }

        Assert.Equal(apart, refusals == 0);
    }

    private static Task<PublishedApi> StartAsync(HttpSettings settings) =>
        PublishedApi.StartAsync(new LedgerScript(new SmallElection(new SmallElectionSettings { Precincts = 3, Whole = true })), settings);
}
