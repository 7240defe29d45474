using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>
/// Somebody changes entries in the ledger's database. Publication gives no such entry away and, started anew, shows it as evidence; a tabulator and an
/// Intake that start anew say which entry it is and do no more.
/// </summary>
[Collection(CorruptionCollection.Name)]
public sealed class DatabaseTests(CorruptionServers servers) : IAsyncLifetime
{
    private const string Bundle = "log/tile/entries/000.p/8";

    /// <summary>That of the third result.</summary>
    private const int Position = 4;

    private PlayedElection played = null!;
    private LedgerRows rows = null!;

    public async Task InitializeAsync()
    {
        played = await PlayedElection.PlayAsync(servers.All.Lend());
        rows = new LedgerRows(played.Installation.Servers);
    }

    public async Task DisposeAsync() => await played.DisposeAsync();

    [Fact]
    public async Task An_entry_changed_is_named_and_what_was_published_before_still_verifies()
    {
        await played.ExportAsync(played.PathOf("mirror"));
        await rows.ChangeAsync(Position, await WithMoreVotesAsync());
        await NoticedAsync($"Entry {Position} is not signed by the authority it names.");
        await played.BothVerifyAsync(played.PathOf("mirror"));
    }

    [Fact]
    public async Task A_verdict_changed_in_its_leaf_is_named()
    {
        var entry = Entry.Parser.ParseFrom((await rows.LeavesAsync())[Position]);
        entry.Verdict = new Verdict { Disposition = Disposition.Hold, Rules = { "BOXES_EXCEED_ISSUED" } };
        await rows.ChangeAsync(Position, entry.ToByteArray());
        await NoticedAsync($"Entry {Position} carries another verdict than the rules give");
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_named_by_the_first()
    {
        foreach (var (from, to) in new[] { (Position, 1_000), (Position + 1, Position), (1_000, Position + 1) })
            await rows.RunAsync("UPDATE entries SET position = $1 WHERE position = $2", (long)to, (long)from);
        await NoticedAsync($"Entry {Position} says it stands at {Position + 1}.");
    }

    [Fact]
    public async Task An_entry_removed_leaves_a_gap_that_is_named_and_nothing_is_read_across_it()
    {
        await rows.RunAsync("DELETE FROM entries WHERE position = $1", (long)Position);
        var gap = $"has no entry at position {Position}, but one at {Position + 1}";
        await played.AnswersAsync(Bundle, 503);
        await played.LogsAsync(played.Intake, gap);
        await played.Tabulator.KillAndStartAsync();
        await played.TellsAsync(played.Tabulator, "tabulation", "Unhealthy", "Tabulation waits at position 0.");
        await played.Intake.KillAndStartAsync();
        await played.LogsAsync(played.Intake, "--- ended ---\n");
    }

    [Fact]
    public async Task An_entry_removed_whose_gap_was_closed_is_named_by_the_next()
    {
        await rows.RunAsync("DELETE FROM entries WHERE position = $1", (long)Position);
        await rows.RunAsync("UPDATE entries SET position = position + 1000 WHERE position > $1", (long)Position);
        await rows.RunAsync("UPDATE entries SET position = position - 1001 WHERE position > $1", (long)Position);
        await NoticedAsync($"Entry {Position} says it stands at {Position + 1}.", "ends at 7, but 8 entries were anchored");
    }

    private async Task NoticedAsync(string dispute, string atIntake = "first 8 entries are not those that were anchored")
    {
        Assert.Contains($"entry {Position} is not the one", await played.AnswersAsync(Bundle, 500), StringComparison.Ordinal);
        await played.Publication.KillAndStartAsync();
        if (atIntake.Contains("not those", StringComparison.Ordinal))
        {
            Assert.Contains($"{played.Signer.Verifier.Name}\n8\n", await played.AnswersAsync("log/evidence", 200), StringComparison.Ordinal);
            await played.TellsAsync(played.Publication, "log", "Unhealthy", "two histories");
        }

        await played.AnswersAsync("log/checkpoint", 404);
        await played.Tabulator.KillAndStartAsync();
        await played.TellsAsync(played.Tabulator, "tabulation", "Unhealthy", dispute);
        await played.Intake.KillAndStartAsync();
        await played.TellsAsync(played.Intake, "anchor", "Unhealthy", atIntake);
    }

    /// <summary>The entry with another figure, encoded as strictly as it was.</summary>
    private async Task<byte[]> WithMoreVotesAsync()
    {
        var entry = Entry.Parser.ParseFrom((await rows.LeavesAsync())[Position]);
        var payload = Payload.Parser.ParseFrom(entry.Envelope.Payload);
        payload.PrecinctResult.Votes[0]++;
        entry.Envelope.Payload = payload.ToByteString();
        return entry.ToByteArray();
    }
}
