using System.Globalization;
using System.Text.Json;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests.Http;

/// <summary>Totals as files.</summary>
public sealed class TotalsCsvTests : IAsyncLifetime
{
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 12, Whole = true });
    private readonly LedgerScript script;
    private PublishedApi api = null!;

    public TotalsCsvTests()
    {
        script = new LedgerScript(election);
        for (var precinct = 0; precinct < 11; precinct++) script.Add(election, precinct);
    }

    public async Task InitializeAsync() => api = await PublishedApi.StartAsync(script);

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task Every_station_stands_in_the_file_with_the_figures_it_has_one_by_one()
    {
        var rows = await RowsAsync("api/totals.csv?level=precinct&contest=list");
        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"P{number:000}"), rows.Select(row => row["precinct"]).Order());
        foreach (var row in rows)
        {
            var station = (await api.JsonAsync($"api/station?precinct={row["precinct"]}")).GetProperty("report");
            var contest = station.GetProperty("contests").EnumerateArray().Single(each => each.GetProperty("contest").GetString() == "list");
            Assert.Equal(contest.GetProperty("state").GetString(), row["state"]);
            Assert.Equal(station.GetProperty("areas").EnumerateArray().Select(area => area.GetString()!).Order(), row.Where(field => field.Key.StartsWith("area.", StringComparison.Ordinal) && field.Value.Length > 0).Select(field => field.Value).Order());
            if (contest.GetProperty("counted") is not { ValueKind: JsonValueKind.Object } counted) Assert.Equal("NONE", row["row"]);
            else Assert.All(Figures(counted), figure => Assert.Equal(figure.Value, row[figure.Name]));
        }
    }

    [Fact]
    public async Task Each_level_has_its_areas_with_the_totals_of_the_document()
    {
        api.Board.Apply(Changes.Of(0, 40, ("", 10), ("N", 4), ("S", 6)));
        var hierarchy = (await api.JsonAsync("api/election")).GetProperty("areas").EnumerateArray().First(area => area.GetProperty("code").GetString() == "N").GetProperty("hierarchy").GetString();
        var regions = await RowsAsync($"api/totals.csv?level={hierarchy}/1&contest=list");
        Assert.Equal([("N", "4"), ("S", "6")], regions.Select(row => (row["area"], row.First(field => field.Key.StartsWith("votes.", StringComparison.Ordinal)).Value)));
        var country = Assert.Single(await RowsAsync("api/totals.csv"));
        Assert.Equal(("COUNTED", "list", ""), (country["row"], country["contest"], country["area"]));
    }

    private static IEnumerable<(string Name, string Value)> Figures(JsonElement counted) => from kind in new[] { "lines", "votes" }
        from figure in counted.GetProperty(kind).EnumerateObject()
        select ($"{kind}.{figure.Name}", figure.Value.GetInt32().ToString(CultureInfo.InvariantCulture));

    private async Task<List<Dictionary<string, string>>> RowsAsync(string path)
    {
        var lines = (await api.TextAsync(path)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
