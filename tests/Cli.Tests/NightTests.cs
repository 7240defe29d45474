using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>
/// Commands against a server that has Aralia's night until the next evening; what changes the ledger happens in one test.
/// </summary>
public sealed class NightTests(Night night) : IClassFixture<Night>
{
    [Fact]
    public void The_night_is_answered_as_the_sample_expects()
    {
        var played = JsonDocument.Parse(night.Played.Output).RootElement;
        Assert.Equal(0, night.Played.Code);
        Assert.True(played.GetProperty("asExpected").GetBoolean());
        Assert.Equal(4_899, played.GetProperty("statements").GetInt32());
        Assert.Equal(2, played.GetProperty("refused").GetArrayLength());
        Assert.Contains("Mistyped", night.Played.Errors);
    }

    /// <summary>Aralia's id depends on when it is opened: before, none is named; afterwards, that of what was opened.</summary>
    [Fact]
    public async Task A_prepared_sample_names_its_id_as_soon_as_it_has_one()
    {
        using var folder = new TemporaryFolder();
        var before = await PreparedAsync("aralia", folder.File("new"));
        Assert.False(before.TryGetProperty("electionId", out _));
        Assert.StartsWith("when it is first played", before.GetProperty("electionIdSettled").GetString(), StringComparison.Ordinal);
        var played = JsonDocument.Parse(night.Played.Output).RootElement.GetProperty("electionId").GetString();
        Assert.Equal(played, (await PreparedAsync("aralia", night.Keys)).GetProperty("electionId").GetString());
        Assert.Matches("^[0-9a-f]{64}$", (await PreparedAsync("kazakhstan-2023", folder.File("kz"))).GetProperty("electionId")
            .GetString()!);
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
    public async Task A_watch_goes_on_where_the_one_before_it_kept_its_state()
    {
        using var folder = new TemporaryFolder();
        string[] watch = ["watch", "--jsonl", "--state", folder.File("token"), "--server", night.Server];
        await using (var first = Programs.StartTabulate(watch))
        {
            Assert.Contains("\"snapshot\"", await first.ReadLineWith("{"));
            await Wait.Until(() => File.Exists(folder.File("token")), "the state");
            await first.Signal("INT");
            Assert.Equal(0, await first.ExitCode());
        }

        await using var second = Programs.StartTabulate(watch);
        Assert.Contains("\"current\"", await second.ReadLineWith("{"));
    }

    [Fact]
    public async Task A_watch_whose_reader_has_seen_enough_ends()
    {
        await using var pipe = ChildProcess.Start("sh", "-c", $"{Programs.TabulateLine} watch --jsonl --server {night.Server} | head -n 1");
        Assert.Contains("snapshot", await pipe.ReadLineWith("{"));
        Assert.Equal(0, await pipe.ExitCode());
    }

    /// <summary>On a terminal of its own (script(1) of Debian's bsdutils), whose keys are this test's.</summary>
    [Fact]
    public async Task On_a_terminal_q_ends_the_view_and_restores_the_screen()
    {
        var line = $"stty rows 30 cols 110; {Programs.TabulateLine} watch --server {night.Server}; echo left with $?";
        await using var terminal = ChildProcess.Start("script", "--quiet", "--return", "--command", line, "/dev/null");
        Assert.Contains("\e[?1049h", await terminal.ReadLineWith("\e[?1049h"));
        await terminal.ReadLineWith("of 600 precincts counted");
        await terminal.ReadLineWith("Latest events");
        await terminal.Input.WriteAsync('q');
        await terminal.Input.FlushAsync();
        Assert.Contains("\e[?25h\e[?1049lleft with 0", await terminal.ReadLineWith("left with"));
    }

    /// <summary>Everything that happens in Aralia is in its recording: keys that change, samples, corrections, reviews, stations that close.</summary>
    [Fact]
    public async Task A_recorded_night_is_rehearsed_as_a_test_through_an_interruption_and_ends_with_the_same_totals()
    {
        using var folder = new TemporaryFolder();
        await night.PublishedAsync();
        string[] rehearse = ["rehearse", night.Log.Url, "--log-key", night.Log.Key, "--keys", folder.File("keys"), "--speed", "1000000"];
        var operatorKey = (await Programs.RunAsync([.. rehearse, "--prepare"])).Output;
        await using var other = Programs.Serve(operatorKey);
        var server = Regex.Match(await other.LineWith("gRPC on"), "http://[0-9.:]+").Value;
        await using (var first = Programs.StartTabulate([.. rehearse, "--server", server]))
        {
            await Wait.Until(() => first.Errors.Contains("answered"), "the rehearsal's begin");
            await first.Signal("INT");
            Assert.Equal(4, await first.ExitCode());
        }

        var went = await Programs.RunAsync([.. rehearse, "--server", server, "--json"]);
        Assert.True(went.Code == 0, went.Errors);
        var size = await SizeAsync(server);
        Assert.Equal((await SizeAsync(night.Server), size), (size, JsonElement.Parse(went.Output).GetProperty("statements").GetUInt64()));
        var again = await Programs.RunAsync([.. rehearse, "--server", server, "--json"]);
        Assert.Equal((went.Output, size), (again.Output, await SizeAsync(server)));

        var (recorded, rehearsed) = (await TotalsAsync(night.Server, size), await TotalsAsync(server, size));
        Assert.Equal(recorded.GetProperty("totals").GetRawText(), rehearsed.GetProperty("totals").GetRawText());
        Assert.True(rehearsed.GetProperty("asOf").GetProperty("test").GetBoolean());
        Assert.NotEqual(Id(recorded), Id(rehearsed));

        var faster = await Programs.RunAsync([.. rehearse[..^1], "7", "--server", server]);
        Assert.Equal(5, faster.Code);
        Assert.Contains("another rehearsal has begun", faster.Errors);
    }

    [Fact]
    public async Task The_recording_may_be_the_ledger_of_a_server()
    {
        using var folder = new TemporaryFolder();
        var prepared = await Programs.RunAsync("rehearse", "--ledger", night.Server, "--keys", folder.File("keys"), "--prepare");
        Assert.True(prepared.Code == 0, prepared.Errors);
        Assert.Equal(folder.File("keys/central.pub.pem"), prepared.Output);
    }

    [Fact]
    public async Task What_cannot_be_rehearsed_is_named()
    {
        var otherKey = night.Log.Key.Replace("aralia", "other", StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("rehearse", "nowhere", "--log-key", night.Log.Key)).Code);
        Assert.Equal(2, (await RunAsync("rehearse", night.Log.Url)).Code);
        Assert.Equal(2, (await RunAsync("rehearse")).Code);
        Assert.NotEqual(0, (await RunAsync("rehearse", night.Log.Url, "--log-key", otherKey)).Code);
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
        Assert.Equal(100_049, before.GetProperty("votes").GetProperty("harbour").GetInt32());
        var held = (await DocumentAsync("held")).GetProperty("held").EnumerateArray()
            .First(each => !each.GetProperty("earlierResultCounted").GetBoolean());
        Assert.Equal("BOXES_EXCEED_ISSUED", held.GetProperty("rules")[0].GetString());

        var statement = held.GetProperty("statement").GetString()!;
        var district = held.GetProperty("authority").GetString()!;
        Assert.Equal(1, (await ReviewAsync(statement, district)).Code);
        Assert.Equal(0, (await ReviewAsync(statement, district[..district.IndexOf('.')])).Code);
        Assert.Equal(2, (await DocumentAsync("held")).GetProperty("held").GetArrayLength());
    }

    /// <summary>Aralia is made up, places included, so that nothing found in it can be taken for a real place's.</summary>
    [Fact]
    public async Task What_was_counted_can_be_examined()
    {
        var report = await DocumentAsync("forensics", "--contest", "assembly", "--nights", "20");
        var stations = report.GetProperty("stations");
        Assert.Equal(("EXAMINED", "harbour"), (report.GetProperty("outcome").GetString(), stations.GetProperty("leader").GetString()));
        Assert.InRange(stations.GetProperty("count").GetInt32(), 593, 594);
        Assert.Equal(20, report.GetProperty("falseAlarms").GetProperty("nights").GetInt32());
        var unknown = await RunAsync("forensics", "--contest", "nowhere");
        Assert.Equal(5, unknown.Code);
        Assert.Contains("--contest", unknown.Errors);
    }

    private static string? Id(JsonElement totals) => totals.GetProperty("asOf").GetProperty("electionId").GetString();

    private static async Task<ulong> SizeAsync(string server) =>
        JsonElement.Parse((await Programs.RunAsync("ledger", "head", "--server", server, "--json")).Output).GetProperty("size").GetUInt64();

    /// <summary>Of everything, once so many entries are counted.</summary>
    private static async Task<JsonElement> TotalsAsync(string server, ulong size)
    {
        var totals = default(JsonElement);
        await Wait.Until(
            async () =>
            {
                var ended = await Programs.RunAsync("totals", "--depth", "16", "--server", server, "--json");
                if (ended.Code == 0) totals = JsonElement.Parse(ended.Output);
                return ended.Code == 0 && totals.GetProperty("asOf").GetProperty("position").GetUInt64() >= size;
            },
            $"totals of {size} entries");
        return totals;
    }

    private static int Precincts(JsonElement row, string state) => row.GetProperty("precincts").GetProperty(state).GetInt32();

    private static async Task<JsonElement> PreparedAsync(string sample, string keys) =>
        JsonDocument.Parse((await Programs.RunAsync("simulate", sample, "--prepare", "--keys", keys, "--json")).Output).RootElement;

    private Task<Ended> ReviewAsync(string statement, string authority) =>
        RunAsync("review", statement, "release", "--reason", "Recounted", "--legal-basis", "s. 71", "--authority", authority, "--keys",
            night.Keys);

    private Task<Ended> RunAsync(params string[] arguments) => Programs.RunAsync([.. arguments, "--server", night.Server]);

    private async Task<JsonElement> DocumentAsync(params string[] arguments)
    {
        var ended = await RunAsync([.. arguments, "--json"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement;
    }
}
