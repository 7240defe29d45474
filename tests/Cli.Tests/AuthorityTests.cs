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

    /// <summary>The same words as before, which the ledger has already, and which do not stand any more.</summary>
    [Fact]
    public async Task An_authority_is_revoked_again_in_the_words_of_the_first_time_and_no_more_often_than_needed()
    {
        await using var election = await OpenElection.StartAsync(release: Release);
        for (var time = 0; time < 3; time++)
        {
            await ChangeAsync(election, "revoke", "r1");
            var size = await election.LedgerSizeAsync();
            Assert.Contains("nothing was recorded now", await ChangeAsync(election, "revoke", "r1"), StringComparison.Ordinal);
            Assert.Equal(size, await election.LedgerSizeAsync());
            Assert.Equal((1, 0, 12), Outcome(await election.SubmitAsync("--authority", "r1", "--json")));
            await RotateAsync(election, $"new-{time}");
            TakeNewKey(election, $"new-{time}");
        }

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

    private static async Task RotateAsync(OpenElection election, string directory = "new")
    {
        await NewKeyAsync("r1", election.PathOf(directory));
        await ChangeAsync(election, "rotate", "r1", "--public-key", Path.Combine(election.PathOf(directory), "r1.pub.pem"));
    }

    private static void TakeNewKey(OpenElection election, string directory = "new") =>
        File.Copy(Path.Combine(election.PathOf(directory), "r1.pem"), Path.Combine(election.Keys, "r1.pem"), overwrite: true);

    private static async Task NewKeyAsync(string authority, string directory) =>
        Assert.Equal(0, (await Programs.RunAsync("keys", "new", authority, "--keys", directory)).Code);

    /// <returns>What was printed.</returns>
    private static async Task<string> ChangeAsync(OpenElection election, params string[] change)
    {
        var ended = await election.RunAsync(
            ["authority", .. change, "--reason", "Card replaced", "--authority", "central", "--keys", election.Keys]);
        Assert.True(ended.Code == 0, ended.Errors);
        return ended.Output;
    }

    private static (int Code, int Recorded, int Refused) Outcome(Ended ended)
    {
        Assert.True(ended.Output.StartsWith('{'), ended.Errors);
        var report = JsonDocument.Parse(ended.Output).RootElement;
        return (ended.Code, report.GetProperty("recorded").GetInt32(), report.GetProperty("refused").GetInt32());
    }
}
