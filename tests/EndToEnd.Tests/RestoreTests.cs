using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.EndToEnd.Tests.Corruptions;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A ledger whose database was set back gets what it lost again, from a mirror of its log.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private SetBackLedger ledger = null!;
    private string key = "";

    private RunningElection Running => ledger.Running;

    public async Task InitializeAsync()
    {
        ledger = await SetBackLedger.StartAsync();
        await Wait.Until(async () => (await ledger.StatusAsync()).TryGetProperty("logKey", out var log) && (key = log.GetString() ?? "").Length > 0, "the log's key");
    }

    public async Task DisposeAsync() => await ledger.DisposeAsync();

    [Fact]
    public async Task Everything_comes_back_as_it_was_and_is_known_and_counted_as_before()
    {
        await ledger.SubmitAsync(0);
        await ledger.CopyAsync("older");
        int[] precincts = [.. Enumerable.Range(1, 12)];
        var before = await AnswersAsync(precincts);
        var (size, totals) = (await SizeAsync(), await Running.Client.CountedAsync());
        await ExportAsync("mirror", size);

        await ledger.PutInPlaceAsync("older");
        await ledger.FrozenAsync("must be appended again");
        await RestoredAsync("mirror");
        await ledger.CheckpointedAsync(size);
        Assert.Equal(size, await SizeAsync());
        Assert.Equal(totals, await Running.Client.CountedAsync());
        await OpenAsync();
        Assert.Equal(before, await AnswersAsync(precincts));
        Assert.Equal(size, await SizeAsync());
        Assert.Equal(totals, await Running.Client.CountedAsync());
        Assert.Contains("Nothing is missing", await RestoredAsync("mirror"), StringComparison.Ordinal);
        Assert.Equal(size, await ledger.SubmitAsync(13));
        await ledger.CheckpointedAsync(size + 1);
        var (code, output) = await Tabulate.RunAsync("verify", Log, "--election", $"{Running.Election.Signed.Id}", "--log-key", key);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task An_empty_database_is_filled_again()
    {
        await ledger.SubmitAsync(0);
        var size = await SizeAsync();
        await ExportAsync("mirror", size);
        Directory.CreateDirectory(ledger.File("empty"));
        await ledger.PutInPlaceAsync("empty");
        await RestoredAsync("mirror");
        await OpenAsync();
        Assert.Equal(size, await ledger.SubmitAsync(1));
    }

    [Fact]
    public async Task What_cannot_give_back_what_was_lost_is_refused_with_what_to_do()
    {
        await ledger.SubmitAsync(0);
        await ledger.CopyAsync("older");
        await ledger.SubmitAsync(1);
        var old = await SizeAsync() - 1;
        await ExportAsync("behind", old + 1);
        await ledger.SubmitAsync(2);
        await ExportAsync("mirror", old + 2);
        await ExportAsync("changed", old + 2);
        var changed = $"tile/entries/000.p/{old + 2}";
        Flip(Path.Combine(ledger.File("changed"), changed));

        await ledger.PutInPlaceAsync("older");
        await ledger.FrozenAsync("must be appended again");
        await RefusedAsync("behind", $"the mirror ends at {old + 1}, but {old + 2} entries were anchored. Try another mirror");
        await RefusedAsync("changed", changed);
        Assert.Equal(old, await SizeAsync());

        // Under another anchor it goes another way.
        await ledger.PutInPlaceAsync("older", $"Anchor__File={ledger.File("elsewhere")}");
        Assert.Equal(old, await ledger.SubmitAsync(5));
        await Running.Process.KillAsync();
        await Running.RestartAsync();
        await ledger.FrozenAsync("were anchored");
        await RefusedAsync("mirror", $"the ledger's entry at position {old} is not the mirror's");
        Assert.Equal(old + 1, await SizeAsync());

        await ledger.PutInPlaceAsync("older");
        await RestoredAsync("mirror");
        await OpenAsync();
    }

    private string Log => new Uri(Running.Server.Http, "log").AbsoluteUri;

    private async Task<long> SizeAsync() => (await Running.Client.HeadAsync()).Size;

    private async Task<List<Answer>> AnswersAsync(int[] precincts)
    {
        var answers = new List<Answer>();
        foreach (var precinct in precincts) answers.Add(await ledger.AnswerAsync(precinct));
        return answers;
    }

    /// <summary>Once there is a checkpoint of this size.</summary>
    private async Task ExportAsync(string mirror, long size)
    {
        await ledger.CheckpointedAsync(size);
        var (code, output) = await Tabulate.RunAsync("export", Log, ledger.File(mirror), "--log-key", key);
        Assert.True(code == 0, output);
    }

    private async Task<string> RestoredAsync(string mirror)
    {
        var (code, output) = await RestoreAsync(mirror);
        Assert.True(code == 0, output);
        return output;
    }

    private async Task RefusedAsync(string mirror, string why)
    {
        var (code, output) = await RestoreAsync(mirror);
        Assert.True(code == 1, output);
        Assert.Contains(why, output, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output)> RestoreAsync(string mirror) => Tabulate.RunAsync(
        "ledger", "restore", ledger.File(mirror), "--log-key", key, "--token", Path.Combine(Running.Data, "peers-token"), "--server", $"{Running.Server.Grpc}");

    /// <summary>Waits until statements are taken in: a repeat changes nothing.</summary>
    private Task OpenAsync() => Wait.Until(async () =>
    {
        try
        {
            await ledger.AnswerAsync(0);
            return true;
        }
        catch (RpcException shut) when (shut.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }, "Intake to take statements in again");

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
