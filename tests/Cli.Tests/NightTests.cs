using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>Commands against a server that has Aralia's whole night; what changes the ledger happens in one test.</summary>
public sealed class NightTests(Night night) : IClassFixture<Night>
{
    [Fact]
    public void The_night_is_answered_as_the_sample_expects()
    {
        var played = JsonDocument.Parse(night.Played.Output).RootElement;
        Assert.Equal(0, night.Played.Code);
        Assert.True(played.GetProperty("asExpected").GetBoolean());
        Assert.Equal(1_219, played.GetProperty("statements").GetInt32());
        Assert.Equal(2, played.GetProperty("refused").GetArrayLength());
        Assert.Contains("Mistyped", night.Played.Errors);
    }

    [Fact]
    public async Task Another_root_key_is_refused_with_what_to_do_about_it()
    {
        var refused = await RunAsync("simulate", "aralia", "--keys", night.Keys + "-others");
        Assert.Equal(1, refused.Code);
        Assert.Contains("--operator-key", refused.Errors);
    }

    [Fact]
    public async Task Seats_come_with_their_steps()
    {
        var seats = (await DocumentAsync("seats", "--contest", "assembly")).GetProperty("contests")[0];
        int[] expected = [15, 10, 8, 4, 0, 0, 2, 1, 0, 0];
        Assert.Equal(expected, seats.GetProperty("selections").EnumerateArray().Select(each => each.GetProperty("seats").GetInt32()));
        Assert.True(seats.GetProperty("steps").GetArrayLength() > 40);
        Assert.Contains("Every seat is given.", (await RunAsync("seats", "--contest", "assembly", "--if-held-counted")).Output);
    }

    [Fact]
    public async Task An_unknown_contest_is_named_field_by_field()
    {
        var denied = await RunAsync("totals", "--contest", "nowhere");
        Assert.Equal(6, denied.Code);
        Assert.Contains("filter.contests[0]", denied.Errors);
    }

    [Theory]
    [InlineData("totals")]
    [InlineData("seats")]
    public async Task Totals_are_read_where_they_are_published_and_the_election_where_the_ledger_is(string command)
    {
        const string Nowhere = "http://127.0.0.1:9";
        var read = await Programs.RunAsync(command, "--contest", "assembly", "--server", night.Server, "--publication", night.Server);
        Assert.True(read.Code == 0, read.Errors);
        foreach (var (server, publication) in new[] { (night.Server, Nowhere), (Nowhere, night.Server) })
        {
            var failed = await Programs.RunAsync(command, "--contest", "assembly", "--server", server, "--publication", publication);
            Assert.Equal(3, failed.Code);
            Assert.Contains($"Cannot reach {Nowhere}", failed.Errors);
        }
    }

    [Fact]
    public async Task A_watch_begins_with_a_snapshot_and_ends_well_at_ctrl_c()
    {
        await using var watch = Programs.StartTabulate("watch", "--jsonl", "--contest", "assembly", "--server", night.Server);
        var first = JsonDocument.Parse(await watch.ReadLineWith("{")).RootElement;
        Assert.Equal("snapshot", first.GetProperty("kind").GetString());
        Assert.Equal(600, first.GetProperty("totals")[0].GetProperty("precincts").GetProperty("expected").GetInt32());
        Assert.NotEmpty(first.GetProperty("resumeToken").GetString()!);
        await watch.Signal("INT");
        Assert.Equal(0, await watch.ExitCode());
    }

    [Fact]
    public async Task What_is_interrupted_says_so()
    {
        await using var slow = Programs.StartTabulate("simulate", "aralia", "--keys", night.Keys, "--speed", "1", "--server", night.Server);
        await Wait.Until(() => slow.Errors.Contains("The ledger is open"), "the night's begin");
        await slow.Signal("INT");
        Assert.Equal(4, await slow.ExitCode());
    }

    [Fact]
    public async Task A_held_result_counts_once_released()
    {
        var before = (await DocumentAsync("totals", "--contest", "assembly")).GetProperty("totals")[0];
        Assert.Equal(593, Precincts(before, "counted"));
        Assert.Equal(3, Precincts(before, "held"));
        Assert.Equal(99_837, before.GetProperty("votes").GetProperty("harbour").GetInt32());
        var held = (await DocumentAsync("held")).GetProperty("held").EnumerateArray().First(each => !each.GetProperty("earlierResultCounted").GetBoolean());
        Assert.Equal("BOXES_EXCEED_ISSUED", held.GetProperty("rules")[0].GetString());

        var statement = held.GetProperty("statement").GetString()!;
        var district = held.GetProperty("authority").GetString()!;
        Assert.Equal(1, (await ReviewAsync(statement, district)).Code);
        Assert.Equal(0, (await ReviewAsync(statement, district[..district.IndexOf('.')])).Code);
        Assert.Equal(2, (await DocumentAsync("held")).GetProperty("held").GetArrayLength());
    }

    private static int Precincts(JsonElement row, string state) => row.GetProperty("precincts").GetProperty(state).GetInt32();

    private Task<Ended> ReviewAsync(string statement, string authority) =>
        RunAsync("review", statement, "release", "--reason", "Recounted", "--authority", authority, "--keys", night.Keys);

    private Task<Ended> RunAsync(params string[] arguments) => Programs.RunAsync([.. arguments, "--server", night.Server]);

    private async Task<JsonElement> DocumentAsync(params string[] arguments)
    {
        var ended = await RunAsync([.. arguments, "--json"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement;
    }
}
