using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>What is handed in beside results: turnout, protocols, observers' copies and samples, exit polls, mandates.</summary>
public sealed class BesideTests
{
    [Fact]
    public async Task Turnout_comes_from_options_and_files_and_never_falls_unless_replaced()
    {
        await using var election = await WholeElection.StartAsync();
        Assert.Equal(0, (
            await SayAsync(election, "r1", "turnout", "report", "--precinct", "r1-1", "--moment", "10:00", "--count", "300")).Code);
        var falls = await SayAsync(election, "r1", "turnout", "report", "--precinct", "r1-1", "--moment", "14:00", "--count", "200");
        Assert.Equal(1, falls.Code);
        Assert.Contains("TURNOUT_FALLS", falls.Errors);
        Assert.Equal(2, (
            await SayAsync(election, "r1", "turnout", "report", "--precinct", "r1-1", "--moment", "11:00", "--count", "200")).Code);

        var file = election.PathOf("turnout.csv");
        await File.WriteAllLinesAsync(file, ["precinct,moment,count,reason", "r1-1,10:00,150,Mistyped", "r1-3,0,120,", "r2-2,0,99,"]);
        var reported = await SayAsync(election, "r1", "turnout", "report", file, "--replace", "--reason", "Mistyped", "--json");
        Assert.Equal(1, reported.Code);
        var document = JsonDocument.Parse(reported.Output).RootElement;
        Assert.Equal((2, 1), (document.GetProperty("recorded").GetInt32(), document.GetProperty("replaced").GetInt32()));
        Assert.Contains("Line 4 is refused:", reported.Errors);
        Assert.Contains("OUTSIDE_AREA", reported.Errors);

        await File.WriteAllLinesAsync(file, ["precinct,moment,count,percent", "r1-1,noon,150,", "r1-3,0,120,14.06"]);
        var wrong = await SayAsync(election, "r1", "turnout", "report", file);
        Assert.Equal(5, wrong.Code);
        Assert.Contains("turnout.csv:2:2: moment: \"noon\" is none", wrong.Errors);
        Assert.Contains("turnout.csv:3:3: count: Either", wrong.Errors);
    }

    [Fact]
    public async Task A_commissions_own_sums_are_compared_and_cited()
    {
        await using var election = await WholeElection.ReportedAsync();
        var file = election.PathOf("protocol.csv");
        await File.WriteAllLinesAsync(
            file, ["contest,area,precincts,registered,issued,boxes,invalid,valid,list_a,list_b,list_c",
                "lists,r1,3,3000,180,180,6,174,90,54,30"]);
        var handed = await SayAsync(election, "r1", "protocol", file);
        Assert.True(handed.Code == 0, handed.Errors);
        string[] figures = ["registered=3000", "issued=180", "boxes=180", "invalid=6", "valid=174", "list_a=91", "list_b=53"];
        string[] protocol = ["protocol", "--contest", "lists", "--area", "r2", "--precincts", "3", .. figures.SelectMany(
            figure => new[] { "--figure", figure })];
        var missing = await SayAsync(election, "r2", protocol);
        Assert.Equal(2, missing.Code);
        Assert.Contains("list_c is missing", missing.Errors);
        Assert.Equal(0, (await SayAsync(election, "r2", [.. protocol, "--figure", "list_c=30"])).Code);
        var shown = await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes");
        Assert.True(shown.Code == 0, shown.Errors);
        Assert.Contains("Area protocol of r1 by r1: agrees", shown.Output);
        Assert.Contains("Area protocol of r2 by r2: DIFFERS in list_a, list_b", shown.Output);
    }

    [Fact]
    public async Task Observers_hand_copies_in_and_commissions_cannot()
    {
        await using var election = await WholeElection.ReportedAsync();
        var copies = await SayAsync(election, "watchers", "observe", election.Files.PathOf(ElectionFiles.Results));
        Assert.True(copies.Code == 0, copies.Errors);
        Assert.Contains("12 recorded, 0 refused.", copies.Output);
        var refused = await SayAsync(election, "r1", "observe", election.Files.PathOf(ElectionFiles.Results));
        Assert.Equal(1, refused.Code);
        Assert.Contains("ROLE_NOT_ALLOWED", refused.Errors);
        var again = await SayAsync(election, "watchers", "observe", election.Files.PathOf(ElectionFiles.Results), "--replace");
        Assert.Equal(2, again.Code);
        Assert.Contains("needs a --reason", again.Errors);
    }

    [Theory]
    [InlineData("sample.yaml",
        "contest: lists\nstrata:\n  - { area: r1, precincts: [ r1-1, r1-3 ] }\n  - { area: r2, precincts: [ r2-2 ] }\n")]
    [InlineData("sample.csv", "contest,area,precinct\nlists,r1,r1-1\nlists,r2,r2-2\nlists,r1,r1-3\n")]
    public async Task A_sample_is_committed_before_the_polls_and_disclosed_with_its_salt(string name, string content)
    {
        await using var election =
            await WholeElection.StartAsync(polls: "  polls_open: 2099-05-05T07:00:00+02:00\n  polls_close: 2099-05-05T20:00:00+02:00");
        var file = election.PathOf(name);
        await File.WriteAllTextAsync(file, content);
        var early = await SayAsync(election, "watchers", "sample", "disclose", file);
        Assert.Equal(5, early.Code);
        Assert.Contains("tabulate sample commit made it", early.Errors);
        var committed = await SayAsync(election, "watchers", "sample", "commit", file);
        Assert.True(committed.Code == 0, committed.Errors);
        Assert.Contains("Sample of 3 stations in 2 strata: ", committed.Output);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode($"{file}.salt"));

        await File.WriteAllTextAsync(file, content.Replace("r2-2", "r2-4"));
        var other = await SayAsync(election, "watchers", "sample", "disclose", file);
        Assert.Equal(1, other.Code);
        Assert.Contains("SAMPLE_NOT_COMMITTED", other.Errors);
        await File.WriteAllTextAsync(file, content);
        var disclosed = await SayAsync(election, "watchers", "sample", "disclose", file);
        Assert.True(disclosed.Code == 0, disclosed.Errors);
    }

    [Fact]
    public async Task An_exit_poll_gives_every_selections_share()
    {
        await using var election = await WholeElection.StartAsync();
        string[] poll = ["poll", "lists", "--share", "list_a=52.1", "--share", "list_b=30.4", "--method", "Every 20th voter",
            "--sample-size", "2400", "--design-effect", "1.8"];
        var missing = await SayAsync(election, "pollster", poll);
        Assert.Equal(2, missing.Code);
        Assert.Contains("list_c is missing", missing.Errors);
        var all = await SayAsync(election, "pollster", [.. poll, "--share", "list_c=17.5"]);
        Assert.True(all.Code == 0, all.Errors);
        var sum = await SayAsync(election, "pollster", [.. poll, "--share", "list_c=1.5", "--area", "r1"]);
        Assert.Equal(1, sum.Code);
        Assert.Contains("SHARES_INVALID", sum.Errors);
    }

    [Fact]
    public async Task Mandates_are_assigned_one_name_for_each_seat_of_a_certified_contest()
    {
        await using var election = await WholeElection.ReportedAsync();
        var names = election.PathOf("names.txt");
        await File.WriteAllLinesAsync(names, ["Ada Brook", "Ben Marsh", "", "Cyd Dale"]);
        var early = await election.SayAsync("central", "mandates", "lists", "list_a", "--file", names);
        Assert.Equal(1, early.Code);
        Assert.Contains("CONTEST_NOT_CERTIFIED", early.Errors);
        var certified = await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes", "--json");
        var seats = JsonDocument.Parse(certified.Output).RootElement.GetProperty("said").GetProperty("seats");
        Assert.Equal(3, seats[0].GetInt32());
        Assert.Equal(1, (await election.SayAsync("central", "mandates", "lists", "list_a", "--name", "Ada Brook")).Code);
        var assigned = await election.SayAsync("central", "mandates", "lists", "list_a", "--file", names, "--quota-members", "1");
        Assert.True(assigned.Code == 0, assigned.Errors);
        var replaced = await election.SayAsync(
            "central", "mandates", "lists", "list_a", "--name", "Ada Brook", "--name", "Cyd Dale", "--name", "Dov Elm", "--quota-members",
            "1", "--replace", "--reason", "Declined");
        Assert.True(replaced.Code == 0, replaced.Errors);
    }

    private static Task<Ended> SayAsync(OpenElection election, string authority, params string[] command) =>
        election.SayAsync(authority, [.. command, "--election", election.Directory]);
}
