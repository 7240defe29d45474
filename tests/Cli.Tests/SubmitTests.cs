using System.Text.Json;
using System.Text.Json.Nodes;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

public sealed class SubmitTests
{
    [Fact]
    public async Task Submitted_twice_gives_the_same_receipts_and_records_nothing_anew()
    {
        await using var election = await OpenElection.StartAsync();
        var (first, second) = (election.PathOf("first.csv"), election.PathOf("second.csv"));
        Assert.Equal(12, Figure(await election.SubmitAsync("--receipts", first, "--json"), "recorded"));
        var size = await election.LedgerSizeAsync();
        Assert.Equal(12, Figure(await election.SubmitAsync("--receipts", second, "--json", "--bundle", "5"), "recorded"));
        Assert.Equal(size, await election.LedgerSizeAsync());
        Assert.Equal(12, Receipts(first).Count);
        Assert.Equal(Receipts(first), Receipts(second));
    }

    [Fact]
    public async Task A_malformed_line_sends_nothing_unless_it_is_left_out()
    {
        await using var election = await OpenElection.StartAsync();
        election.Files.Change(ElectionFiles.Results, 4, line => line.Replace(",60,", ",6O,"));
        var size = await election.LedgerSizeAsync();
        var wrong = await election.SubmitAsync();
        Assert.Equal(5, wrong.Code);
        Assert.Contains("results.csv:4:5: issued: ", wrong.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());

        var some = await election.SubmitAsync("--skip-invalid", "--json");
        Assert.Equal(1, some.Code);
        Assert.Contains("results.csv:4:5: issued: ", some.Errors);
        Assert.Equal((10, 1), (Figure(some, "recorded"), Figure(some, "leftOut")));
        Assert.Equal(size + 10, await election.LedgerSizeAsync());
    }

    [Fact]
    public async Task Refusals_are_written_with_their_rule()
    {
        await using var election = await OpenElection.StartAsync();
        var refusals = election.PathOf("refused.csv");
        election.Files.Change(ElectionFiles.Results, 3, line => line.Replace(",60,60,2,", ",60,61,2,"));
        election.Files.Change(ElectionFiles.Results, 5, line => "\"" + line);
        var ended = await election.SubmitAsync("--refusals", refusals, "--skip-invalid", "--json");
        Assert.Equal(1, ended.Code);
        Assert.Equal((9, 1, 1), (Figure(ended, "recorded"), Figure(ended, "refused"), Figure(ended, "leftOut")));
        var lines = await File.ReadAllLinesAsync(refusals);
        Assert.Equal("row,precinct,contest,rule,field,message", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("5,,,NOT_SENT,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("3,r2-2,lists,", StringComparison.Ordinal) && line.Contains("boxes"));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_is_made_once()
    {
        await using var election = await OpenElection.StartAsync();
        Assert.Equal(0, (await election.SubmitAsync()).Code);
        var size = await election.LedgerSizeAsync();
        election.Files.Change(ElectionFiles.Results, 2, _ => ElectionFiles.ResultLine(1, more: 3));

        var refused = await election.SubmitAsync("--json");
        Assert.Equal((1, 2, 10), (refused.Code, Figure(refused, "refused"), Figure(refused, "recorded")));
        var without = await election.SubmitAsync("--replace");
        Assert.Equal(5, without.Code);
        Assert.Contains("--reason", without.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());

        Assert.Equal(0, (await election.SubmitAsync("--replace", "--reason", "Counted again")).Code);
        Assert.Equal(size + 2, await election.LedgerSizeAsync());
        var again = await election.SubmitAsync("--replace", "--reason", "Counted again", "--json");
        Assert.Equal((0, 2), (again.Code, Figure(again, "correctedBefore")));
        Assert.Equal(size + 2, await election.LedgerSizeAsync());
        Assert.Equal(183, await VotesAsync(election, "lists", "list_a"));
    }

    [Fact]
    public async Task A_missing_key_sends_nothing_and_what_another_key_signs_is_refused()
    {
        await using var election = await OpenElection.StartAsync();
        var size = await election.LedgerSizeAsync();
        foreach (var name in new[] { "r2.pem", "r2.pub.pem", "central.pem", "central.pub.pem" })
            File.Delete(Path.Combine(election.Keys, name));
        var missing = await election.SubmitAsync();
        Assert.Equal(5, missing.Code);
        Assert.Contains("speaks for precinct r2-2", missing.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());

        await Programs.RunAsync("keys", "new", "r2", "--keys", election.Keys);
        var wrong = await election.SubmitAsync("--json");
        Assert.Equal((1, 6, 6), (wrong.Code, Figure(wrong, "recorded"), Figure(wrong, "refused")));
        Assert.Equal(size + 6, await election.LedgerSizeAsync());
    }

    [Fact]
    public async Task What_an_authority_does_not_speak_for_is_refused()
    {
        await using var election = await OpenElection.StartAsync();
        var ended = await election.SubmitAsync("--authority", "r1", "--json");
        Assert.Equal((1, 6, 6), (ended.Code, Figure(ended, "recorded"), Figure(ended, "refused")));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var election = await OpenElection.DefineAsync();
        foreach (var command in new[] { election.Submit(ElectionFiles.Results, "--patience", "0"),
            ["election", "open", "--election", election.Directory] })
        {
            var ended = await election.RunAsync(command);
            Assert.Equal(3, ended.Code);
            Assert.Contains("Cannot reach http://127.0.0.1:9", ended.Errors);
        }
    }

    [Fact]
    public async Task An_empty_ledger_is_said_to_be_empty()
    {
        await using var election = await OpenElection.DefineAsync();
        await election.ServeAsync();
        var ended = await election.SubmitAsync();
        Assert.Equal(5, ended.Code);
        Assert.Contains("tabulate election open", ended.Errors);
    }

    [Fact]
    public async Task Interrupted_it_is_run_again_and_completes()
    {
        await using var election = await OpenElection.StartAsync(stations: 200);
        var size = await election.LedgerSizeAsync();
        await using (var proxy = new CutOffProxy(election.Server, limit: 40_000))
        {
            await using var interrupted = Programs.StartTabulate(
                [.. election.Submit(ElectionFiles.Results, "--bundle", "1"), "--server", proxy.Address.OriginalString]);
            await Wait.Until(() => proxy.IsSilent, "the middle of the submission");
            await interrupted.Signal("INT");
            Assert.Equal(4, await interrupted.ExitCode());
            Assert.Contains("Interrupted", interrupted.Errors);
        }

        Assert.InRange(await election.LedgerSizeAsync(), size + 1, size + 399);
        var again = await election.SubmitAsync("--json");
        Assert.Equal((0, 400, 0), (again.Code, Figure(again, "recorded"), Figure(again, "refused")));
        Assert.Equal(size + 400, await election.LedgerSizeAsync());
    }

    [Theory]
    [InlineData("--receipts")]
    [InlineData("--refusals")]
    public async Task The_results_are_not_overwritten_with_what_became_of_them(string option)
    {
        await using var election = await OpenElection.DefineAsync();
        var before = election.Files.Lines(ElectionFiles.Results);
        var ended = await election.SubmitAsync(option, election.Files.PathOf(ElectionFiles.Results));
        Assert.Equal(5, ended.Code);
        Assert.Contains("named twice", ended.Errors);
        Assert.Equal(before, election.Files.Lines(ElectionFiles.Results));
    }

    [Theory]
    [InlineData("--bundle", "0")]
    [InlineData("--bundle", "257")]
    [InlineData("--bundle", "many")]
    [InlineData("--patience", "-1")]
    [InlineData("--patience", "soon")]
    [InlineData("--intake-key", "04ab")]
    public async Task A_wrong_option_is_named(string option, string value)
    {
        var ended = await Programs.RunAsync("submit", "r.csv", option, value);
        Assert.Equal(2, ended.Code);
        Assert.Contains(option, ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors);
    }

    private static int Figure(Ended ended, string name)
    {
        Assert.True(ended.Output.StartsWith('{'), ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty(name).GetInt32();
    }

    /// <summary>What a receipt says; the signed answer around it may hold it together with others.</summary>
    private static HashSet<string> Receipts(string path) => [.. File.ReadLines(path).Select(line =>
    {
        var receipt = JsonNode.Parse(line)!.AsObject();
        receipt.Remove("answer");
        return receipt.ToJsonString();
    })];

    private static async Task<int> VotesAsync(OpenElection election, string contest, string selection)
    {
        var votes = 0;
        await Wait.Until(
            async () =>
            {
                var totals = JsonDocument.Parse((await election.RunAsync("totals", "--contest", contest, "--json")).Output).RootElement;
                votes = totals.GetProperty("totals")[0].GetProperty("votes").GetProperty(selection).GetInt32();
                return totals.GetProperty("totals")[0].GetProperty("precincts").GetProperty("counted").GetInt32() == 6;
            },
            "all results counted");
        return votes;
    }
}
