using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

public sealed class ElectionTests
{
    [Fact]
    public async Task Defined_again_it_is_the_same_election_and_shown_as_such()
    {
        await using var election = await OpenElection.DefineAsync();
        var first = await election.RunAsync("election", "show", "--election", election.Directory, "--json");
        var again = await election.RunAsync(election.Define("--json"));
        Assert.Equal((0, 0), (first.Code, again.Code));
        Assert.Equal(first.Output, again.Output);
        Assert.Equal(12, JsonDocument.Parse(first.Output).RootElement.GetProperty("resultsExpected").GetInt32());
    }

    [Fact]
    public async Task Defined_as_a_successor_it_is_another_election_that_names_the_log_before()
    {
        await using var election = await OpenElection.DefineAsync();
        var first = await election.RunAsync("election", "show", "--election", election.Directory, "--json");
        var file = Path.Combine(election.Keys, "last.checkpoint");
        await File.WriteAllTextAsync(
            file, $"before.example/log\n4711\n{Convert.ToBase64String(new byte[32])}\n\n\u2014 before.example/log "
                + $"{Convert.ToBase64String(new byte[68])}\n");
        var successor = await election.RunAsync([.. election.Define("--json"), "--predecessor", file]);
        Assert.True(successor.Code == 0, successor.Errors);
        var (before, after) = (JsonDocument.Parse(first.Output).RootElement, JsonDocument.Parse(successor.Output).RootElement);
        Assert.Equal("before.example/log at 4711", after.GetProperty("predecessor").GetString());
        Assert.NotEqual(before.GetProperty("electionId").GetString(), after.GetProperty("electionId").GetString());
        await File.WriteAllTextAsync(file, "nothing signed\n");
        var wrong = await election.RunAsync([.. election.Define(), "--predecessor", file]);
        Assert.Equal(5, wrong.Code);
        Assert.Contains("--predecessor", wrong.Errors);
    }

    [Fact]
    public async Task What_is_wrong_with_its_files_is_reported_together_and_nothing_written()
    {
        await using var election = await OpenElection.DefineAsync();
        election.Files.Change(ElectionFiles.Stations, 3, line => line + ",1");
        election.Files.Change(ElectionFiles.Lists, 2, line => "\"" + line);
        Directory.Delete(election.Directory, recursive: true);
        var wrong = await election.RunAsync(election.Define());
        Assert.Equal(5, wrong.Code);
        Assert.Contains("stations.csv:3: ", wrong.Errors);
        Assert.Contains("lists.csv:2:1: column: ", wrong.Errors);
        Assert.False(Directory.Exists(election.Directory));
    }

    [Fact]
    public async Task A_key_that_is_missing_is_named_and_only_made_when_asked_for()
    {
        await using var election = await OpenElection.DefineAsync();
        File.Delete(Path.Combine(election.Keys, "r2.pem"));
        File.Delete(Path.Combine(election.Keys, "r2.pub.pem"));
        var wrong = await election.RunAsync(election.Define());
        Assert.Equal(5, wrong.Code);
        Assert.Contains("r2.pem", wrong.Errors);
        Assert.Contains("--new-keys", wrong.Errors);
        Assert.False(File.Exists(Path.Combine(election.Keys, "r2.pem")));
    }

    [Fact]
    public async Task The_public_key_that_the_server_wants_is_written_anew_where_it_is_missing()
    {
        await using var election = await OpenElection.DefineAsync();
        File.Delete(Path.Combine(election.Keys, "central.pub.pem"));
        Assert.Equal(0, (await election.RunAsync(election.Define())).Code);
        Assert.True(File.Exists(Path.Combine(election.Keys, "central.pub.pem")));
    }

    [Fact]
    public async Task Opened_twice_nothing_changes()
    {
        await using var election = await OpenElection.StartAsync();
        var size = await election.LedgerSizeAsync();
        var again = await election.RunAsync("election", "open", "--election", election.Directory, "--json");
        Assert.Equal(0, again.Code);
        Assert.True(JsonDocument.Parse(again.Output).RootElement.GetProperty("open").GetBoolean());
        Assert.Equal(size, await election.LedgerSizeAsync());
    }

    [Fact]
    public async Task Another_election_neither_opens_a_ledger_in_use_nor_hands_results_in()
    {
        await using var election = await OpenElection.StartAsync();
        election.Files.Change(ElectionFiles.Yaml, 2, line => line.Replace("small-1", "small-2"));
        Assert.Equal(0, (await election.RunAsync(election.Define())).Code);
        var size = await election.LedgerSizeAsync();
        var opened = await election.RunAsync("election", "open", "--election", election.Directory);
        Assert.Equal(1, opened.Code);
        Assert.Contains("refuses to open", opened.Errors);
        var submitted = await election.SubmitAsync();
        Assert.Equal(5, submitted.Code);
        Assert.Contains("holds another election", submitted.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());
    }

    [Theory]
    [InlineData("election show")]
    [InlineData("election open")]
    [InlineData("submit nothing.csv")]
    public async Task Where_there_is_no_election_what_makes_one_is_named(string command)
    {
        using var folder = new TemporaryFolder();
        var ended = await Programs.RunAsync([.. command.Split(' '), "--election", folder.Path]);
        Assert.Equal(5, ended.Code);
        Assert.Contains("tabulate election define", ended.Errors);
    }

    [Theory]
    [InlineData("election define")]
    [InlineData("election open")]
    [InlineData("election show")]
    [InlineData("submit")]
    public async Task Help_shows_examples(string command)
    {
        var help = await Programs.RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, help.Code);
        Assert.Contains($"tabulate {command}", help.Output[help.Output.IndexOf("Example", StringComparison.Ordinal)..]);
    }
}
