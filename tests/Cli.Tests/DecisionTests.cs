using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>What is decided about results after they are reported.</summary>
public sealed class DecisionTests
{
    private static readonly string[] Grounds = ["--reason", "Decided so", "--legal-basis", "s. 1"];

    [Fact]
    public async Task A_result_is_annulled_and_reinstated_by_what_the_ledger_says_stands_there()
    {
        await using var election = await WholeElection.ReportedAsync();
        var tooEarly = await election.SayAsync("court", ["reinstate", "lists", "r1-1", .. Grounds]);
        Assert.Equal(5, tooEarly.Code);
        Assert.Contains("is not annulled: it counts", tooEarly.Errors);

        var annulled = await election.DecideAsync("court", "annul", "lists", "r1-1");
        Assert.Contains("reported by r1: registered 1000, issued 60,", annulled.Output);
        await election.AwaitPrecinctsAsync("annulled", 1);

        var again = await election.SayAsync("court", ["annul", "lists", "r1-1", .. Grounds]);
        Assert.Equal(5, again.Code);
        Assert.Contains("it is annulled already", again.Errors);

        var reinstated = await election.DecideAsync("court", "reinstate", "lists", "r1-1");
        Assert.Contains("Decided so (s. 1), by court.", reinstated.Output);
        await election.AwaitPrecinctsAsync("annulled", 0);

        // In the very words of the first time, which stand no more.
        for (var time = 0; time < 2; time++)
        {
            await election.DecideAsync("court", "annul", "lists", "r1-1");
            await election.AwaitPrecinctsAsync("annulled", 1);
            await election.DecideAsync("court", "reinstate", "lists", "r1-1");
            await election.AwaitPrecinctsAsync("annulled", 0);
        }
    }

    [Fact]
    public async Task An_annulment_by_a_regional_commission_is_refused()
    {
        await using var election = await WholeElection.ReportedAsync();
        var refused = await election.SayAsync("r1", ["annul", "lists", "r1-1", .. Grounds]);
        Assert.Equal(1, refused.Code);
        Assert.Contains("ROLE_NOT_ALLOWED", refused.Errors);
        var unknown = await election.SayAsync("court", ["annul", "lists", "r9-1", .. Grounds]);
        Assert.Equal(5, unknown.Code);
        Assert.Contains("\"r9-1\" is no precinct", unknown.Errors);
    }

    [Fact]
    public async Task That_there_is_no_result_is_recorded_and_may_be_said_anew()
    {
        await using var election = await WholeElection.StartAsync();
        await election.DecideAsync("r1", "no-result", "lists", "r1-1", "--cause", "not-opened");
        var second = await election.SayAsync("r1", ["no-result", "lists", "r1-1", "--cause", "destroyed", .. Grounds]);
        Assert.Equal(1, second.Code);
        Assert.Contains("REPLACES_NOT_CURRENT", second.Errors);
        Assert.Contains(
            "It replaces statement ",
            (await election.DecideAsync("r1", "no-result", "lists", "r1-1", "--cause", "destroyed", "--replace")).Output);
        await election.AwaitPrecinctsAsync("withoutResult", 1);
    }

    [Fact]
    public async Task A_held_result_counts_once_endorsed_by_another_official()
    {
        await using var election =
            await WholeElection.ReportedAsync(rules: "  ENDORSEMENT_AWAITED: { disposition: hold, legal_basis: s. 60 }");
        var held = (await election.DocumentAsync("held", "--authority", "second")).GetProperty("held");
        Assert.Equal(12, held.GetArrayLength());
        Assert.Equal("ENDORSEMENT", held[0].GetProperty("waitsFor")[0].GetString());
        Assert.Empty((await election.DocumentAsync("held", "--authority", "watchers")).GetProperty("held").EnumerateArray());

        var own = await election.SayAsync("r1", "endorse", "lists", "r1-1");
        Assert.Equal(1, own.Code);
        Assert.Contains("ENDORSER_IS_SUBMITTER", own.Errors);
        var endorsed = await election.SayAsync("second", "endorse", "lists", "r1-1");
        Assert.True(endorsed.Code == 0, endorsed.Errors);
        Assert.Contains("which is held", endorsed.Output);
        await election.AwaitPrecinctsAsync("counted", 1);
    }

    [Fact]
    public async Task Of_two_reports_that_differ_the_lines_are_named_and_a_review_decides()
    {
        await using var election =
            await WholeElection.ReportedAsync(rules: "  SECOND_REPORT_AWAITED: { disposition: hold, legal_basis: s. 61 }");
        election.Files.Write(ElectionFiles.Results, [ElectionFiles.ResultHeader, ElectionFiles.ResultLine(1, 3)]);
        var second = await election.SubmitAsync("--authority", "second");
        Assert.True(second.Code == 0, second.Errors);
        var held = (await election.DocumentAsync("held")).GetProperty("held").EnumerateArray()
            .Where(each => each.GetProperty("precinct").GetString() == "r1-1" && each.GetProperty("contest").GetString() == "lists")
            .ToList();
        Assert.Equal(["r1", "second"], held.Select(each => each.GetProperty("authority").GetString()));
        Assert.Equal(
            ["issued", "boxes", "valid", "list_a"],
            held[1].GetProperty("differences").EnumerateArray().Select(line => line.GetProperty("code").GetString()));
        Assert.Contains("differs from the other report in issued (63, there 60), boxes", (await election.RunAsync("held")).Output);
        var statement = held[1].GetProperty("statement").GetString()!;
        await election.DecideAsync("central", "review", statement, "release");
        await election.AwaitPrecinctsAsync("counted", 1);
        var unclear = await election.SayAsync("second", "endorse", "d2", "r1-1");
        Assert.Equal(5, unclear.Code);
    }

    [Fact]
    public async Task A_flagged_result_is_listed_until_a_review_says_that_it_is_right()
    {
        await using var election = await WholeElection.StartAsync();
        election.Files.Write(ElectionFiles.Results, [ElectionFiles.ResultHeader, ElectionFiles.ResultLine(1, 930)]);
        Assert.Equal(0, (await election.SubmitAsync()).Code);
        var flagged = (await election.DocumentAsync("held")).GetProperty("flagged");
        Assert.Equal("TURNOUT_HIGH", flagged[0].GetProperty("rules")[0].GetString());
        Assert.Contains("counted and flagged: TURNOUT_HIGH", (await election.RunAsync("held")).Output);
        foreach (var each in flagged.EnumerateArray())
            await election.DecideAsync("central", "review", each.GetProperty("statement").GetString()!, "release");
        Assert.Empty((await election.DocumentAsync("held")).GetProperty("flagged").EnumerateArray());
    }
}
