using System.Text.Json.Nodes;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A newcomer's one command, to its end.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Kazakhstan_2023_ends_with_the_official_numbers()
    {
        var night = await PlayAsync("kazakhstan-2023");
        var contests = night["seats"]!["contests"]!.AsArray().Select(contest => contest!["selections"]!.AsArray()).ToList();
        var lists = contests.Single(selections => selections.Sum(SeatsOf) > 1);
        Assert.Equal(40, SeatsOf(lists.Single(selection => (int)selection!["votes"]! == 3_431_510)));
        Assert.Equal(69, lists.Sum(SeatsOf));
        Assert.Equal(29, contests.Count(selections => selections.Sum(SeatsOf) == 1));
    }

    [Fact]
    public async Task Aralia_ends_as_expected() => await PlayAsync("aralia");

    private static int SeatsOf(JsonNode? selection) => (int)selection!["seats"]!;

    /// <summary>The night's report; it must be as expected and the only thing on standard output.</summary>
    private static async Task<JsonNode> PlayAsync(string demo)
    {
        await using var process = StandaloneProcess.Launch("--demo", demo, "--speed", "max", "--exit", "--json");
        var output = new List<string?>();
        while (await process.ReadLine() is { } line) output.Add(line);
        Assert.Equal(0, await process.ExitCode());
        var report = JsonNode.Parse(string.Join('\n', output))!;
        Assert.Equal((demo, true), ((string?)report["demo"], (bool?)report["asExpected"]));
        return report;
    }
}
