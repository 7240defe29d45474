using System.Text.Json;

namespace Tabulation.Cli.Tests;

/// <summary>Authorities change while results come in, which is before the release hour: the ledger is closed to readers.</summary>
public sealed class AuthorityTests
{
    private const string Release = "2099-05-05T20:00:00+02:00";

    [Fact]
    public async Task An_authority_that_was_added_hands_results_in()
    {
        await using var election = await OpenElection.StartAsync(release: Release);
        Assert.Equal(6, (await election.RunAsync("held")).Code);
        await NewKeyAsync("r1-second", election.Keys);
        Assert.Equal((1, 0, 12), Outcome(await election.SubmitAsync("--authority", "r1-second", "--json")));
        await ChangeAsync(
            election, "add", "r1-second", "--name", "en=North, second", "--area", "r1", "--election", election.Directory,
            "--public-key", Path.Combine(election.Keys, "r1-second.pub.pem"));
        Assert.Equal((1, 6, 6), Outcome(await election.SubmitAsync("--authority", "r1-second", "--json")));
    }

    [Fact]
    public async Task An_authority_with_a_new_key_hands_results_in_with_that_one_only()
    {
        await using var election = await OpenElection.StartAsync(release: Release);
        await RotateAsync(election);
        Assert.Equal((1, 0, 12), Outcome(await election.SubmitAsync("--authority", "r1", "--json")));
        TakeNewKey(election);
        Assert.Equal((1, 6, 6), Outcome(await election.SubmitAsync("--authority", "r1", "--json")));
    }

    [Fact]
    public async Task An_authority_that_was_revoked_is_heard_again_with_a_new_key()
    {
        await using var election = await OpenElection.StartAsync(release: Release);
        await ChangeAsync(election, "revoke", "r1");
        Assert.Equal((1, 0, 12), Outcome(await election.SubmitAsync("--authority", "r1", "--json")));
        await RotateAsync(election);
        TakeNewKey(election);
        Assert.Equal((1, 6, 6), Outcome(await election.SubmitAsync("--authority", "r1", "--json")));
    }

    [Fact]
    public async Task An_area_that_is_not_there_is_named_and_nothing_is_sent()
    {
        await using var election = await OpenElection.StartAsync(release: Release);
        var size = await election.LedgerSizeAsync();
        var ended = await election.RunAsync(
            "authority", "add", "n", "--name", "en=N", "--area", "r9", "--election", election.Directory, "--keys", election.Keys,
            "--authority", "central", "--reason", "Divided", "--public-key", Path.Combine(election.Keys, "r1.pub.pem"));
        Assert.Equal(5, ended.Code);
        Assert.Contains("no area r9", ended.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());
    }

    private static async Task RotateAsync(OpenElection election)
    {
        await NewKeyAsync("r1", election.PathOf("new"));
        await ChangeAsync(election, "rotate", "r1", "--public-key", Path.Combine(election.PathOf("new"), "r1.pub.pem"));
    }

    private static void TakeNewKey(OpenElection election) =>
        File.Copy(Path.Combine(election.PathOf("new"), "r1.pem"), Path.Combine(election.Keys, "r1.pem"), overwrite: true);

    private static async Task NewKeyAsync(string authority, string directory) =>
        Assert.Equal(0, (await Programs.RunAsync("keys", "new", authority, "--keys", directory)).Code);

    private static async Task ChangeAsync(OpenElection election, params string[] change)
    {
        var ended = await election.RunAsync(["authority", .. change, "--reason", "Card replaced", "--authority", "central", "--keys", election.Keys]);
        Assert.True(ended.Code == 0, ended.Errors);
    }

    private static (int Code, int Recorded, int Refused) Outcome(Ended ended)
    {
        Assert.True(ended.Output.StartsWith('{'), ended.Errors);
        var report = JsonDocument.Parse(ended.Output).RootElement;
        return (ended.Code, report.GetProperty("recorded").GetInt32(), report.GetProperty("refused").GetInt32());
    }
}
