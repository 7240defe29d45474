using System.Net;
using System.Text.Json;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests.Http;

/// <summary>Stations over HTTP, a page at a time.</summary>
public sealed class StationListTests
{
    private const int Precincts = 450;

    [Fact]
    public async Task Pages_have_every_station_once_with_what_counts_there()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = Precincts });
        var script = new LedgerScript(election);
        script.Add(election.North, election.Result(0));
        script.Add(election.North, election.Result(0, 1).Replacing(script.Last));
        await using var api = await PublishedApi.StartAsync(script);

        var stations = new List<JsonElement>();
        for (int? next = 0; next is { } from;)
        {
            var page = (await api.JsonAsync($"api/stations?from={from}")).GetProperty("report");
            stations.AddRange(page.GetProperty("stations").EnumerateArray());
            Assert.InRange(page.GetProperty("stations").GetArrayLength(), 1, 200);
            next = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt32();
        }

        Assert.Equal(Precincts, stations.Select(CodeOf).Distinct().Count());
        Assert.Equal(Precincts, stations.Count);
        var told = (await api.JsonAsync("api/station?precinct=P000")).GetProperty("report");
        var there = told.GetProperty("contests").EnumerateArray().Single(contest => contest.GetProperty("contest").GetString() == "list");
        var first = stations.Single(station => CodeOf(station) == "P000");
        Assert.Equal(there.GetProperty("counted").GetRawText(), first.GetProperty("counted").GetRawText());
        Assert.Equal("COUNTED", first.GetProperty("state").GetString());
        var others = stations.Where(station => CodeOf(station) != "P000").Select(station => (station.GetProperty("state").GetString(), station.GetProperty("counted").ValueKind));
        Assert.All(others, other => Assert.Equal(("AWAITED", JsonValueKind.Null), other));

        var north = (await api.JsonAsync("api/stations?contest=list&area=N")).GetProperty("report").GetProperty("stations").EnumerateArray().Select(CodeOf);
        Assert.Equal(Enumerable.Range(0, Precincts).Where(SmallElection.IsNorth).Take(200).Select(number => $"P{number:000}"), north);
    }

    [Theory]
    [InlineData("contest=nobody")]
    [InlineData("area=nowhere")]
    public async Task What_is_not_there_is_named(string query)
    {
        await using var api = await PublishedApi.StartAsync(new LedgerScript(new SmallElection(new SmallElectionSettings { Precincts = 3 })));
        using var refused = await api.GetAsync($"api/stations?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(query.Split('=')[1], await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string? CodeOf(JsonElement station) => station.GetProperty("precinct").GetString();
}
