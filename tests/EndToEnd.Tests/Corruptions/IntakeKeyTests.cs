using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Recount.Receipts;
using DomainVerdict = Tabulation.Domain.Rules.Verdict;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>
/// Somebody has Intake's key and the ledger's database, and writes what Intake would refuse, under heads that are signed rightly. Tabulation stops at it;
/// where the log's key signs it all the same, both verifiers name it.
/// </summary>
[Collection(CorruptionCollection.Name)]
public sealed class IntakeKeyTests(CorruptionServers servers) : IAsyncLifetime
{
    private PlayedElection played = null!;
    private LedgerRows rows = null!;

    public async Task InitializeAsync()
    {
        played = await PlayedElection.PlayAsync(servers.All.Lend());
        rows = new LedgerRows(played.Installation.Servers);
    }

    public async Task DisposeAsync() => await played.DisposeAsync();

    [Fact]
    public async Task A_statement_signed_by_a_key_outside_its_area()
    {
        var position = await AddAsync(played.Election.South.Sign(played.Election.Result(6)));
        await played.TellsAsync(played.Tabulator, "tabulation", "Unhealthy", $"Entry {position} carries another verdict than the rules give: none instead of Refuse");
        await SignedAllTheSameAsync("MUST_BE_REFUSED", position);
    }

    [Fact]
    public async Task A_statement_signed_by_a_key_that_was_revoked()
    {
        var revocation = new Payload
        {
            ElectionId = played.Election.Id, AuthorityChange = new AuthorityChange { Revoke = played.Election.North.Authority, Reason = "Lost." },
        };
        await played.RecordAsync(played.Election.Root.Sign([played.Election.Root.Encode(revocation)], [0]));
        var position = await AddAsync(played.Election.North.Sign(played.Election.Result(6)));
        await played.TellsAsync(played.Tabulator, "tabulation", "Unhealthy", $"Entry {position} ");
        await SignedAllTheSameAsync("MUST_BE_REFUSED", position);
    }

    [Fact]
    public async Task A_verdict_that_the_rules_do_not_give()
    {
        var position = await AddAsync(played.Election.North.Sign(played.Election.Overfull(6)));
        await played.TellsAsync(played.Tabulator, "tabulation", "Unhealthy", $"Entry {position} carries another verdict than the rules give: none instead of Flag");
        await SignedAllTheSameAsync("VERDICT_DIFFERS", position, isNamedByBoth: false);
    }

    [Fact]
    public async Task A_head_of_the_same_size_over_other_entries()
    {
        var last = (int)played.Size - 1;
        await rows.RewriteAsync(played.Installation.IntakeKey, last, await EntryAsync(last, played.Election.North.Sign(played.Election.Result(7))));
        await played.TellsAsync(played.Tabulator, "tabulation", "Unhealthy", $"Entry {played.Size} is where the signed head's root differs");
        await played.TellsAsync(played.Intake, "anchor", "Unhealthy", $"head over {played.Size} entries is not that of the entries that were read from it before");
        await played.RefusedAsync(8);
    }

    [Fact]
    public async Task A_receipt_whose_entry_was_replaced_before_anybody_saw_it_is_not_honoured()
    {
        await played.Tabulator.KillAsync();
        await played.Publication.KillAsync();
        await played.Installation.Servers.Bus.KillAsync();
        await played.RecordAsync(6, 1);
        await played.Intake.KillAsync();
        var promised = played.Receipts.MaxBy(receipt => receipt.Position)!;
        var position = (int)promised.Position;
        await rows.RewriteAsync(played.Installation.IntakeKey, position, await EntryAsync(position, played.Election.North.Sign(played.Election.Result(7))));
        await played.Installation.Servers.Bus.StartAgainAsync();
        played.Intake.Start();
        played.Tabulator.Start();
        played.Publication.Start();
        await played.PublishedAsync(position + 1);

        await played.BothVerifyAsync(played.LogUrl);
        var (code, output) = await Tabulate.RunAsync(
            "receipt", "check", played.ReceiptFile, "--log", played.LogUrl, "--log-key", $"{played.Signer.Verifier}");
        Assert.Equal(1, code);
        Assert.Contains($"NOT HONOURED: statement {promised.Statement} was promised to be entry {position} ", output, StringComparison.Ordinal);
        Assert.Contains($"{played.Receipts.Count - 1} of {played.Receipts.Count} receipts are honoured", output, StringComparison.Ordinal);
    }

    /// <summary>Appends a statement as if it had been judged clean; returns its position.</summary>
    private async Task<int> AddAsync(Envelope envelope)
    {
        var position = (int)played.Size;
        await rows.RewriteAsync(played.Installation.IntakeKey, position, await EntryAsync(position, envelope));
        return position;
    }

    /// <summary>Recorded when the entry ahead of it was.</summary>
    private async Task<byte[]> EntryAsync(int position, Envelope envelope)
    {
        Assert.True(EntryCodec.TryDecode((await rows.LeavesAsync())[position - 1], out var ahead));
        return EntryCodec.Encode(position, ahead.RecordedAt, envelope.Payload.Memory, envelope.Proof(), DomainVerdict.Clean);
    }

    /// <summary>What the ledger has now as the public files of a log whose key signs whatever it is given.</summary>
    private async Task SignedAllTheSameAsync(string code, int position, bool isNamedByBoth = true)
    {
        var folder = played.PathOf("log");
        PublishedLog.Of([.. (await rows.LeavesAsync()).Select(leaf => new ReadOnlyMemory<byte>(leaf))], played.Signer).WriteTo(folder);
        var file = $"tile/entries/000.p/{position + 1}";
        await played.NamesAsync(folder, code, file, position);
        if (isNamedByBoth) await played.SecondNamesAsync(folder, file, position);
    }
}
