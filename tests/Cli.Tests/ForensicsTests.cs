using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.Cli.Tests.Verifying;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

public sealed partial class ForensicsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Stations_come_from_a_file_by_the_names_of_its_columns_and_plots_go_into_a_folder()
    {
        await File.WriteAllLinesAsync(folder.File("stations.csv"),
            ["region,station,voters,early,late,bad,good,list_1,list_2", .. Enumerable.Range(2, 300).Select(number => $"\"R, {number % 3}\",{number},1000,{number},{number % 7},2,{number + (number % 7) - 2},{number - 2},{number % 7}")]);
        var ended = await Programs.RunAsync("forensics", "--stations", folder.File("stations.csv"), "--out", folder.File("report"), "--nights", "10", "--json",
            "--column", "areas=region", "--column", "registered=voters", "--column", "issued=early+late", "--column", "valid=good", "--column", "invalid=bad", "--column", "votes=list_*");
        Assert.True(ended.Code == 0, ended.Errors);
        var report = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal((300, "list_1"), (report.GetProperty("stations").GetProperty("count").GetInt32(), report.GetProperty("stations").GetProperty("leader").GetString()));
        Assert.Equal(Enumerable.Range(2, 300).Sum(number => number - 2), report.GetProperty("stations").GetProperty("votes").GetProperty("list_1").GetInt32());
        Assert.Equal(10, report.GetProperty("falseAlarms").GetProperty("nights").GetInt32());
        Assert.Equal(
            ["fingerprint.svg", "last-digits.svg", "report.json", "share.svg", "turnout.svg", "votes-by-turnout.svg", "whole-percentages.svg"],
            Directory.GetFiles(folder.File("report")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(ended.Output.Trim(), (await File.ReadAllTextAsync(folder.File("report/report.json"))).Trim());
    }

    [Theory]
    [InlineData("station,registered,issued,valid,invalid,votes_a\n1,100,50,49,1,x", "stations.csv:2:6: votes_a: \"x\"")]
    [InlineData("station,registered,issued,valid,votes_a\n1,100,50,49,49", "--column invalid=")]
    [InlineData("station,registered,valid,invalid,votes_a\n1,100,49,1,49", "--column issued=")]
    [InlineData("station,registered,issued,valid,invalid,votes_a\n1,2000000000,50,49,1,49", "No station can have more")]
    [InlineData("station,registered,issued,valid,invalid,votes_a", "It has no rows")]
    public async Task What_is_wrong_with_a_file_is_named(string text, string named)
    {
        await File.WriteAllTextAsync(folder.File("stations.csv"), text);
        var ended = await Programs.RunAsync("forensics", "--stations", folder.File("stations.csv"));
        Assert.Equal(5, ended.Code);
        Assert.Contains(named, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announced_figures_need_no_stations()
    {
        await File.WriteAllTextAsync(folder.File("lists.csv"), "code,name,votes\na,A,539000\nb,B,461000\n");
        await File.WriteAllTextAsync(folder.File("turnout.csv"), "region,name,16,18,20\nr1,North,40.00,41.00,42.00\nr2,South,40.00,41.50,42.00\nALL,Country,40.00,41.25,42.00\n");
        var ended = await Programs.RunAsync("forensics", "--totals", folder.File("lists.csv"), "--turnout", folder.File("turnout.csv"));
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("2 of the 2 vote totals lie within 0.0 votes of an exact multiple of 0.1% of 1,000,000;", ended.Output, StringComparison.Ordinal);
        Assert.Contains("In 1 of 2 regions the turnout at 18 is the midpoint of those at 16 and 20 within 0.01 point;", ended.Output, StringComparison.Ordinal);
        Assert.Contains("(post hoc)", ended.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("turnout.csv"), "region,16,18,20\nr1,40.00,140,42.00\n");
        var wrong = await Programs.RunAsync("forensics", "--turnout", folder.File("turnout.csv"));
        Assert.Equal(5, wrong.Code);
        Assert.Contains("turnout.csv:2:3: 18: \"140\" is not a percentage", wrong.Errors, StringComparison.Ordinal);
    }

    /// <summary>
    /// The same stations from a log's folder, with every signature verified, and not from one that is another election's.
    /// </summary>
    [Fact]
    public async Task Stations_come_from_a_log()
    {
        using var published = new PublishedElection();
        var ended = await Programs.RunAsync(["forensics", "--log", published.Folder, .. published.Known, "--json"]);
        Assert.True(ended.Code == 0, ended.Errors);
        var stations = JsonDocument.Parse(ended.Output).RootElement.GetProperty("stations");
        Assert.Equal(6, stations.GetProperty("count").GetInt32());
        Assert.Equal(6, stations.GetProperty("votes").EnumerateObject().First().Value.GetInt64() / 100);
        var other = await Programs.RunAsync("forensics", "--log", published.Folder, "--log-key", published.Signer.Verifier.ToString(), "--election", new string('0', 64));
        Assert.Equal(5, other.Code);
        Assert.Contains("--election", other.Errors, StringComparison.Ordinal);
    }

    /// <summary>Kazakhstan's stations are made up: no statistics on single ones are shown.</summary>
    [Fact]
    public async Task Made_up_stations_of_a_real_country_are_refused()
    {
        var keys = folder.File("keys");
        var operatorKey = (await Programs.RunAsync("simulate", "kazakhstan-2023", "--prepare", "--keys", keys)).Output;
        await using var server = Programs.Serve(operatorKey);
        var address = Address().Match(await server.LineWith("gRPC on")).Value;
        await using var night = Programs.StartTabulate("simulate", "kazakhstan-2023", "--keys", keys, "--speed", "1", "--server", address);
        await Wait.Until(() => night.Errors.Contains("The ledger is open"), "the night's begin");
        var refused = await Programs.RunAsync("forensics", "--server", address, "--out", folder.File("report"));
        Assert.Equal(5, refused.Code);
        Assert.StartsWith("SYNTHETIC_STATIONS: ", refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("report")));
        var document = JsonDocument.Parse((await Programs.RunAsync("forensics", "--server", address, "--json")).Output).RootElement;
        Assert.Equal("SYNTHETIC_STATIONS", document.GetProperty("outcome").GetString());
        await night.Signal("INT");
        await night.ExitCode();
    }

    /// <summary>The published case, by the command that the README names.</summary>
    [SharedDataFact(DumaElection.Stations)]
    public async Task The_duma_elections_excess_is_the_published_one()
    {
        var ended = await Programs.RunAsync(
            "forensics", "--stations", SharedData.PathOf(DumaElection.Stations), "--column", "issued=issued_early+issued_at_station+issued_outside", "--column", "votes=list_*", "--nights", "0");
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("1,498 more, 12.8 standard deviations", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Address();
}
