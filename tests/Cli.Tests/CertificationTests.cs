using System.Text.Json;

namespace Tabulation.Cli.Tests;

/// <summary>A contest becomes final, and is opened again.</summary>
public sealed class CertificationTests
{
    [Fact]
    public async Task A_certified_contest_is_frozen_until_a_court_opens_it_again()
    {
        await using var election = await WholeElection.ReportedAsync();
        var certified = await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes", "--json");
        Assert.True(certified.Code == 0, certified.Errors);
        var said = JsonDocument.Parse(certified.Output).RootElement.GetProperty("said");
        Assert.Equal([180, 108, 60], said.GetProperty("votes").EnumerateArray().Select(votes => votes.GetInt32()));
        Assert.Equal(5, said.GetProperty("seats").EnumerateArray().Sum(seats => seats.GetInt32()));
        Assert.Equal(await election.LedgerSizeAsync(), said.GetProperty("checkpointSize").GetUInt64() + 1);

        var frozen = await election.SayAsync("court", "annul", "lists", "r1-1", "--reason", "x", "--legal-basis", "y");
        Assert.Equal(1, frozen.Code);
        Assert.Contains("CONTEST_CERTIFIED", frozen.Errors);
        var twice = await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes");
        Assert.Equal(5, twice.Code);
        Assert.Contains("certified already", twice.Errors);

        Assert.Contains("It was certified by central at ", (await election.DecideAsync("court", "reopen", "lists")).Output);
        await election.DecideAsync("court", "annul", "lists", "r1-1");
        var reason = await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes");
        Assert.Equal(2, reason.Code);
        Assert.Contains("--reason", reason.Errors);
        Assert.Equal(0, (await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes", "--reason",
            "A result was annulled")).Code);
        var notOpen = await election.SayAsync("court", "reopen", "d1", "--reason", "x", "--legal-basis", "y");
        Assert.Equal(5, notOpen.Code);
        Assert.Contains("d1 is not certified", notOpen.Errors);
    }

    [Fact]
    public async Task Without_confirmation_everything_is_shown_and_nothing_handed_in()
    {
        await using var election = await WholeElection.ReportedAsync();
        var size = await election.LedgerSizeAsync();
        string[] certify =
            ["certify", "lists", "--legal-basis", "s. 92", "--authority", "central", "--keys", election.Keys, "--server",
                election.Server.OriginalString];
        var asked = await Programs.AnswerAsync("no\n", certify);
        Assert.Equal(2, asked.Code);
        Assert.Contains("Anchor", asked.Output);
        Assert.Contains("nothing was handed in", asked.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());
        Assert.Equal(0, (await Programs.AnswerAsync("lists\n", certify)).Code);
        Assert.Equal(size + 1, await election.LedgerSizeAsync());
    }

    [Fact]
    public async Task What_is_outstanding_and_could_matter_is_named_and_nothing_handed_in()
    {
        await using var election = await WholeElection.StartAsync();
        var early = await election.SayAsync("central", "certify", "lists", "--legal-basis", "s. 92", "--yes");
        Assert.Equal(5, early.Code);
        Assert.Contains("6 outstanding stations", early.Errors);
        Assert.Contains("Outstanding are 6: r1-1, r1-3", early.Output);
    }

    [Fact]
    public async Task Another_operators_ledger_is_not_certified()
    {
        await using var election = await WholeElection.ReportedAsync();
        string[] certify = ["certify", "lists", "--legal-basis", "s. 92", "--yes"];
        var other = await election.SayAsync("central", [.. certify, "--operator-key", Path.Combine(election.Keys, "r1.pub.pem")]);
        Assert.Equal(5, other.Code);
        Assert.Contains("not this operator's ledger", other.Errors);
        File.Delete(Path.Combine(election.Keys, "central.pub.pem"));
        Assert.Equal(2, (await election.SayAsync("central", certify)).Code);
    }
}
