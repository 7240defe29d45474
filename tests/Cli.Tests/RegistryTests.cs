using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>Stations, selections and hours change while the election runs.</summary>
public sealed class RegistryTests
{
    private static readonly string[] Grounds = ["--reason", "Decided so", "--legal-basis", "s. 24"];

    [Fact]
    public async Task Stations_open_late_and_split_and_what_is_expected_changes()
    {
        await using var election = await WholeElection.StartAsync();
        Assert.Equal(0, (await ChangeAsync(election, "stations", "--open", "r1-31=420", "--like", "r1-1")).Code);
        await election.AwaitPrecinctsAsync("expected", 7);
        Assert.Equal(0, (await ChangeAsync(election, "stations", "--close", "r1-1", "--open", "r1-1a=500", "--open", "r1-1b=500")).Code);
        await election.AwaitPrecinctsAsync("expected", 8);
        var closed = await election.SayAsync("r1", ["no-result", "lists", "r1-1", "--cause", "not-opened", .. Grounds]);
        Assert.Equal(1, closed.Code);
        Assert.Contains("PRECINCT_CLOSED", closed.Errors);
        Assert.Equal(1, (await ChangeAsync(election, "stations", "--close", "r1-1", "--open", "r1-1c", "--like", "r1-3")).Code);
    }

    /// <summary>Also from another directory of the election, which learns of them from the ledger.</summary>
    [Fact]
    public async Task Stations_that_opened_since_hand_in_their_results()
    {
        await using var election = await WholeElection.StartAsync();
        Assert.Equal(0, (await ChangeAsync(election, "stations", "--open", "r1-31=1000", "--like", "r1-1")).Code);
        Assert.Equal(0, (await ChangeAsync(election, "stations", "--close", "r1-1", "--open", "r1-1a=1000", "--open", "r1-1b=1000")).Code);
        Assert.Equal(0, (await ChangeAsync(election, "stations", "--open", "r1-31=1000", "--like", "r1-1")).Code);
        var others = Enumerable.Range(2, 5).Select(number => ElectionFiles.ResultLine(number));
        election.Files.Write(
            ElectionFiles.Results, [ElectionFiles.ResultHeader, .. new[] { "31", "1a", "1b" }.Select(ResultOf), .. others]);
        Assert.Equal("8", Figure(await election.RunAsync("election", "show", "--election", election.Directory, "--json"), "precincts"));

        var file = Path.Combine(election.Directory, "stations.bin");
        var recorded = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        var unknown = await election.SubmitAsync();
        Assert.Equal(5, unknown.Code);
        Assert.Contains("The election has no precinct \"r1-31\"", unknown.Errors);
        var updated = await election.RunAsync("election", "update", "--election", election.Directory, "--json");
        Assert.Equal(("2", "8"), (Figure(updated, "changesOfStations"), Figure(updated, "precincts")));
        Assert.Equal(recorded, await File.ReadAllBytesAsync(file));

        var submitted = await election.SubmitAsync();
        Assert.True(submitted.Code == 0, submitted.Errors);
        await election.AwaitPrecinctsAsync("counted", 8);
    }

    [Fact]
    public async Task Changes_of_stations_that_are_none_are_named()
    {
        await using var election = await OpenElection.DefineAsync();
        File.Copy(Path.Combine(election.Directory, "election.bin"), Path.Combine(election.Directory, "stations.bin"));
        var shown = await election.RunAsync("election", "show", "--election", election.Directory);
        Assert.Equal(5, shown.Code);
        Assert.Contains("stations.bin", shown.Errors);
        Assert.Equal(0, (await election.RunAsync(election.Define("--new-keys"))).Code);
        Assert.Equal(0, (await election.RunAsync("election", "show", "--election", election.Directory)).Code);
    }

    [Fact]
    public async Task Stations_merge_from_a_file_and_what_is_wrong_in_it_is_named()
    {
        await using var election = await WholeElection.StartAsync();
        var file = election.PathOf("merger.yaml");
        await File.WriteAllTextAsync(
            file, "close: [ r1-1, r1-5 ]\nopen:\n  - { code: r1-15, names: Both, areas: [ r1, d9 ], contests: [ lists, d1 ], registered: "
                + "2000 }\n");
        var wrong = await ChangeAsync(election, "stations", file);
        Assert.Equal(5, wrong.Code);
        Assert.Contains("merger.yaml:3:", wrong.Errors);
        Assert.Contains("no area \"d9\"", wrong.Errors);
        await File.WriteAllTextAsync(
            file, "close: [ r1-1, r1-5 ]\nopen:\n  - { code: r1-15, names: Both, areas: [ r1, d1 ], contests: [ lists, d1 ], registered: "
                + "2000 }\n");
        var merged = await ChangeAsync(election, "stations", file);
        Assert.True(merged.Code == 0, merged.Errors);
        await election.AwaitPrecinctsAsync("expected", 5);
    }

    [Fact]
    public async Task A_selection_is_withdrawn_once()
    {
        await using var election = await WholeElection.StartAsync();
        Assert.Equal(0, (await ChangeAsync(election, "withdraw", "lists", "list_b")).Code);
        var again = await election.RunAsync(
            "withdraw", "lists", "list_b", "--reason", "Once more", "--legal-basis", "s. 40", "--election", election.Directory, "--keys",
            election.Keys);
        Assert.Equal(1, again.Code);
        var unknown = await ChangeAsync(election, "withdraw", "lists", "list_x");
        Assert.Equal(5, unknown.Code);
        Assert.Contains("they are list_a, list_b, list_c", unknown.Errors);
    }

    [Fact]
    public async Task Hours_are_extended_before_the_release_hour_only()
    {
        const string Later = "2099-05-06T20:00:00+02:00";
        await using var election = await WholeElection.StartAsync(polls: "  polls_close: 2099-05-05T20:00:00+02:00");
        Assert.Equal(0, (await ChangeAsync(election, "extend-hours", "--polls-close", Later)).Code);
        await using var over = await WholeElection.StartAsync();
        Assert.Equal(1, (await ChangeAsync(over, "extend-hours", "--polls-close", Later)).Code);
        Assert.Equal(2, (await ChangeAsync(over, "extend-hours", "--polls-close", "later")).Code);
    }

    /// <summary>The row of the first station under another number.</summary>
    private static string ResultOf(string station) =>
        ElectionFiles.ResultLine(1).Replace("North,d1,1,", $"North,d1,{station},", StringComparison.Ordinal);

    private static string Figure(Ended ended, string name)
    {
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty(name).ToString();
    }

    private static Task<Ended> ChangeAsync(OpenElection election, params string[] change) =>
        election.RunAsync([.. change, .. Grounds, "--election", election.Directory, "--keys", election.Keys]);
}
