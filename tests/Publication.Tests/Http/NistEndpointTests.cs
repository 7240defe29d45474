using System.Net;
using System.Text;
using System.Text.Json;
using Tabulation.ElectionKit;
using Tabulation.Nist;

namespace Tabulation.Publication.Tests.Http;

/// <summary>Election reports after NIST SP 1500-100 v2 over HTTP.</summary>
public class NistEndpointTests
{
    private static readonly SmallElection Small = new(new SmallElectionSettings { Precincts = 6 });

    [Fact]
    public async Task Both_forms_are_those_of_the_ledgers_state()
    {
        var script = new LedgerScript(Small).Add(Small, 0).Add(Small, 1);
        await using var api = await PublishedApi.StartAsync(script);
        var (source, scope) = (NistSource.Of(script.State), NistScope.All(script.State.Election!, stations: true));
        Assert.Equal(Encoding.UTF8.GetString(NistReport.Json(source, scope)), await api.TextAsync("api/nist.json?detail=stations"));
        Assert.Equal(Encoding.UTF8.GetString(NistReport.Xml(source, scope)), await api.TextAsync("api/nist.xml?detail=stations"));
        Assert.Equal("application/xml", (await api.GetAsync("api/nist.xml")).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Contest_and_area_narrow_it()
    {
        var script = new LedgerScript(Small).Add(Small, 0).Add(Small, 1);
        await using var api = await PublishedApi.StartAsync(script);
        var report = await api.JsonAsync($"api/nist.json?contest={SmallElection.List}&area=N");
        Assert.Equal("contest.list", Assert.Single(report.GetProperty("Election")[0].GetProperty("Contest").EnumerateArray()).GetProperty("@id").GetString());
        Assert.Contains("\"GpUnitId\":\"area.N\"", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"GpUnitId\":\"area.S\"", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?contest=none")]
    [InlineData("?area=none")]
    [InlineData("?detail=none")]
    public async Task What_is_not_there_is_refused_by_name(string query)
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(Small));
        var answer = await api.GetAsync($"api/nist.json{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("none", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_release_hour_it_is_the_definition_alone()
    {
        var closed = new SmallElection(new SmallElectionSettings { Precincts = 6, Release = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1) });
        var script = new LedgerScript(closed).Add(closed, 0).Add(closed, 1);
        await using var api = await PublishedApi.StartAsync(script);
        var text = await api.TextAsync("api/nist.json?detail=stations");
        Assert.Equal(Encoding.UTF8.GetString(NistReport.Json(NistSource.Definition(script.State), NistScope.All(script.State.Election!, stations: true))), text);
        Assert.Equal("pre-election", JsonDocument.Parse(text).RootElement.GetProperty("Status").GetString());
        Assert.DoesNotContain("VoteCounts\",", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VotersParticipated", text, StringComparison.Ordinal);
    }
}
