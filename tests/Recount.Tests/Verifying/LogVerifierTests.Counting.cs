using System.Text;
using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Verifying;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Verifying;

/// <summary>What the entries say, and what is published of it.</summary>
public sealed partial class LogVerifierTests
{
    [Fact]
    public async Task A_total()
    {
        Replace(Results, "\"votes\":[202,100,42]", "\"votes\":[203,99,42]");
        var problem = await Names(LogFault.TotalDiffers, Results);
        Assert.Equal("totals, contest list, all areas: \"votes\" is [203,99,42] as published, [202,100,42] as counted.", problem.What);
    }

    [Fact]
    public async Task A_count_of_held_results()
    {
        Replace(Results, "\"held\":1", "\"held\":0");
        Assert.Contains("contest list, all areas: \"held\" is 0", (await Names(LogFault.HeldDiffers, Results)).What, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_it_would_be_if_held_results_were_counted()
    {
        Replace(Results, "[303,150,63]", "[303,150,64]");
        return Names(LogFault.HeldDiffers, Results);
    }

    [Fact]
    public async Task A_seat()
    {
        Replace(Results, "\"seats\":6", "\"seats\":7");
        Assert.Contains("seats, contest list: \"selections\" is", (await Names(LogFault.SeatsDiffer, Results)).What, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_lot_that_nobody_drew()
    {
        Replace(Results, "\"lots\":[]", "\"lots\":[{\"contest\":\"d1\",\"order\":[\"x\",\"y\"]}]");
        return Names(LogFault.LotDiffers, Results);
    }

    [Fact]
    public Task Results_of_another_size()
    {
        Replace(Results, "\"size\":5", "\"size\":6");
        return Names(LogFault.ResultsDiffer, Results);
    }

    [Fact]
    public Task Results_with_a_space_in_them()
    {
        Replace(Results, "\"totals\":[", "\"totals\": [");
        return Names(LogFault.ResultsMalformed, Results);
    }

    [Fact]
    public Task A_verdict_changed_and_hashed_again()
    {
        log = PublishedLog.Of(Altered(3, entry => entry.Verdict = new Verdict()), signer);
        return Names(LogFault.EntryDisputed, Bundle, position: 3, dispute: LedgerFault.VerdictDiffers);
    }

    [Fact]
    public Task A_figure_changed_and_hashed_again()
    {
        log = PublishedLog.Of(Altered(4, entry => entry.Envelope.Payload = ByteString.CopyFrom([.. entry.Envelope.Payload.Span[..^3], 1, 2, 3])), signer);
        return Names(LogFault.EntryDisputed, Bundle, position: 4, dispute: LedgerFault.NotSigned);
    }

    [Fact]
    public async Task A_statement_signed_by_a_key_outside_its_area()
    {
        log = PublishedLog.Of([.. leaves, Entry(election.South.Sign(election.Result(3)))], signer);
        var problem = await Names(LogFault.EntryDisputed, "tile/entries/000.p/6", position: 5, dispute: LedgerFault.MustBeRefused);
        Assert.Contains("OUTSIDE", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_signed_by_a_key_that_was_revoked()
    {
        var script = new LedgerScript(election).Add(election, 0).Add(election.Root, Revocation(election));
        log = PublishedLog.Of([.. script.Leaves, Entry(election.North.Sign(election.Result(1)), script.Leaves.Count)], signer);
        var problem = await Names(LogFault.EntryDisputed, "tile/entries/000.p/5", position: 4, dispute: LedgerFault.MustBeRefused);
        Assert.Contains("AUTHORITY_REVOKED", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public Task Another_election() => Names(
        LogFault.OtherElection, Bundle, settings => settings with { Election = new SmallElection().Signed.Id }, position: 0);

    [Fact]
    public Task Another_operator() => Names(
        LogFault.OtherElection, Bundle, settings => settings with { OperatorKey = election.North.PublicKey }, position: 0);

    [Fact]
    public async Task It_may_grow()
    {
        var before = await SeenAsync();
        log = PublishedLog.Of(election, new LedgerScript(election).Add(election, 0).Leaves, signer);
        await Names(LogFault.WentBack, LogCheckpoint.Path, settings => settings with { Before = before });
        log = PublishedLog.Of(election, [.. leaves, Entry(election.North.Sign(election.Result(3)))], signer);
        Assert.True((await VerifyAsync(settings => settings with { Before = before })).IsVerified);
    }

    [Fact]
    public async Task Another_history_than_was_seen_before()
    {
        var before = await SeenAsync();
        log = PublishedLog.Of(election, new LedgerScript(election).Add(election, 0).Add(election, 2).Add(election, 1).Add(election, 3).Leaves, signer);
        var problem = await Names(LogFault.OtherHistory, LogCheckpoint.Path, settings => settings with { Before = before });
        Assert.Contains("another history", problem.What, StringComparison.Ordinal);
        Assert.Equal("OTHER_HISTORY", problem.Code);
    }
}
