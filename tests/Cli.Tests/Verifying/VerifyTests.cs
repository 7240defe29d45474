using System.Text.Json;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests.Verifying;

public sealed class VerifyTests : IDisposable
{
    private readonly PublishedElection published = new();

    [Fact]
    public async Task A_folder_and_a_server_are_verified_alike()
    {
        foreach (var log in new[] { published.Folder, published.Server.Url, published.Server.Url + "/" })
        {
            var ended = await published.VerifyAtAsync(log, "--json");
            Assert.True(ended.Code == 0, ended.Errors + ended.Output);
            var report = JsonDocument.Parse(ended.Output).RootElement;
            Assert.True(report.GetProperty("verified").GetBoolean());
            Assert.Equal((8, 8), (report.GetProperty("size").GetInt32(), report.GetProperty("entriesCounted").GetInt32()));
        }
    }

    [Fact]
    public async Task People_are_told_in_words()
    {
        var ended = await published.VerifyAsync();
        Assert.Equal(0, ended.Code);
        Assert.Contains(
            "Verified: every tile, entry, signature and verdict; every total, held count and seat published. 8 entries", ended.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_thing_wrong_is_named_by_file_position_and_what_it_is()
    {
        Flip("tile/entries/000.p/8", -1);
        var ended = await published.VerifyAsync("--json");
        Assert.True(ended.Code == 1, ended.Errors);
        var problem = JsonDocument.Parse(ended.Output).RootElement.GetProperty("problem");
        Assert.Equal(
            ("ENTRY_DIFFERS", "tile/entries/000.p/8", 7),
            (problem.GetProperty("code").GetString(), problem.GetProperty("file").GetString(), problem.GetProperty("position").GetInt32()));
        ended = await published.VerifyAsync();
        Assert.Equal(1, ended.Code);
        Assert.Contains("NOT VERIFIED: ENTRY_DIFFERS", ended.Output, StringComparison.Ordinal);
        Assert.Contains("position 7", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_was_changed()
    {
        var file = Path.Combine(published.Folder, "results/8");
        await File.WriteAllTextAsync(
            file, (await File.ReadAllTextAsync(file)).Replace("\"counted\":6", "\"counted\":7", StringComparison.Ordinal));
        var ended = await published.VerifyAsync();
        Assert.Equal(1, ended.Code);
        Assert.Contains("contest list, all areas: \"counted\" is 7 as published, 6 as counted.", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_checkpoint_is_kept_and_a_log_that_shows_another_history_is_caught()
    {
        var state = published.PathOf("state");
        var once = await published.VerifyAsync("--state", state);
        Assert.True(once.Code == 0, once.Errors);
        var first = await File.ReadAllBytesAsync(state);
        published.Publish(published.Script.Add(published.Election, 0, published.Election.Result(0, contest: "d1")).Leaves);
        Assert.Equal(0, (await published.VerifyAsync("--state", state)).Code);
        var second = await File.ReadAllBytesAsync(state);
        Assert.NotEqual(first, second);

        var other = new LedgerScript(published.Election);
        for (var precinct = 5; precinct >= 0; precinct--) other.Add(published.Election, precinct);
        other.Add(published.Election, 1, published.Election.Result(1, contest: "d2"));
        published.Publish(other.Leaves);
        Assert.Equal(0, (await published.VerifyAsync()).Code);
        var ended = await published.VerifyAsync("--state", state);
        Assert.Equal(1, ended.Code);
        Assert.Contains("The log shows another history", ended.Output, StringComparison.Ordinal);
        Assert.Equal(second, await File.ReadAllBytesAsync(state));
        var kept = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(state)!, "state.other*"));
        Assert.StartsWith($"{state}.other-history-9-", kept, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(published.Folder, "checkpoint")), await File.ReadAllBytesAsync(kept));

        published.Publish([.. other.Leaves.Take(6)]);
        Assert.Contains("WENT_BACK", (await published.VerifyAsync("--state", state)).Output, StringComparison.Ordinal);
        Assert.Equal([kept], Directory.GetFiles(Path.GetDirectoryName(state)!, "state.other*"));
    }

    [Fact]
    public async Task Interrupted_it_leaves_what_it_kept_and_is_simply_run_again()
    {
        var state = published.PathOf("state");
        Assert.Equal(0, (await published.VerifyAsync("--state", state)).Code);
        var before = await File.ReadAllBytesAsync(state);
        published.Publish(published.Script.Add(published.Election, 0, published.Election.Result(0, contest: "d1")).Leaves);

        published.Server.Silent = "tile/entries/";
        await using (var verifying = Programs.StartTabulate(["verify", published.Server.Url, .. published.Known, "--state", state]))
        {
            await Wait.Until(() => published.Server.Asked.Contains("tile/entries/000.p/9"), "the verification to read entries");
            await verifying.Signal("INT");
            Assert.Equal(4, await verifying.ExitCode());
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(state));
        published.Server.Silent = null;
        Assert.Equal(0, (await published.VerifyAtAsync(published.Server.Url, "--state", state)).Code);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(published.Folder, "checkpoint")), await File.ReadAllBytesAsync(state));
    }

    [Fact]
    public async Task A_server_that_is_busy_for_a_moment_is_asked_again()
    {
        published.Server.Busy = 2;
        Assert.Equal(0, (await published.VerifyAtAsync(published.Server.Url)).Code);
    }

    [Theory]
    [InlineData("--log-key", "nonsense", "--log-key")]
    [InlineData("--election", "12", "64 hexadecimal digits")]
    [InlineData("--witnesses-needed", "1", "--witnesses-needed")]
    [InlineData("--operator-key", "/nowhere.pem", "--operator-key")]
    [InlineData("--jobs", "0", "--jobs")]
    public async Task Wrong_usage(string option, string value, string named)
    {
        string[] arguments = ["verify", published.Folder, .. published.Known];
        var place = Array.IndexOf(arguments, option);
        if (place < 0) arguments = [.. arguments, option, value];
        else arguments[place + 1] = value;
        var ended = await Programs.RunAsync(arguments);
        Assert.Equal(2, ended.Code);
        Assert.Contains(named, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_called_wrong()
    {
        Assert.Equal(2, (await published.VerifyAtAsync(published.PathOf("nowhere"))).Code);
        Assert.Equal(2, (await published.VerifyAtAsync(published.Server.Url + "/nowhere")).Code);
        await File.WriteAllTextAsync(published.PathOf("state"), "nonsense");
        Assert.Equal(2, (await published.VerifyAsync("--state", published.PathOf("state"))).Code);
    }

    public void Dispose() => published.Dispose();

    private void Flip(string path, int place)
    {
        var file = Path.Combine(published.Folder, path);
        var bytes = File.ReadAllBytes(file);
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
