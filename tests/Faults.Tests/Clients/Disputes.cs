using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit.Auditing;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>
/// What follows results that are disputed, over and over: in the districts' contests results come in that are held, the root authority releases them or sets them
/// aside, annuls what counts, and lets it count again. The list contest is the commissions' own.
/// </summary>
internal sealed class Disputes(int seed, SmallElection election, Installation installation, Auditor auditor, CommissionKeys keys)
{
    private readonly Random random = new(seed);
    private readonly StubbornSubmitter submitter = new(seed, installation);
    private readonly Dictionary<int, Standing> places = [];
    private int said;

    /// <summary>What stands at a place; none at first. At most one of held and annulment.</summary>
    private readonly record struct Standing(ByteString? Counted, ByteString? Held, ByteString? Annulment);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var precinct = random.Next(election.Settings.Precincts);
            places[precinct] = await NextAsync(precinct, places.GetValueOrDefault(precinct));
        }
    }

    private Task<Standing> NextAsync(int precinct, Standing now) => now switch
    {
        { Held: { } held } => ReviewAsync(now, held),
        { Annulment: { } annulment } => ReinstateAsync(precinct, now, annulment),
        { Counted: { } counted } when random.Next(3) == 0 => AnnulAsync(precinct, now, counted),
        _ => ReportAsync(precinct, now),
    };

    private async Task<Standing> ReportAsync(int precinct, Standing now)
    {
        var payload = election.Result(precinct, random.Next(100), SmallElection.DistrictOf(precinct));
        var isHeld = random.Next(2) == 0;
        // More ballots in the boxes than issued.
        if (isHeld) payload.PrecinctResult.Lines[1]--;
        if (now.Counted is { } counted) payload.Replaces = counted;
        payload.PrecinctResult.Reason = NewReason();
        var id = await SayAsync(keys.Of(SmallElection.IsNorth(precinct)), payload);
        return isHeld ? now with { Held = id } : now with { Counted = id };
    }

    private async Task<Standing> ReviewAsync(Standing now, ByteString held)
    {
        var isReleased = random.Next(2) == 0;
        await SayAsync(election.Root, election.Review(held, isReleased ? ReviewDecision.Release : ReviewDecision.Refuse));
        return isReleased ? new Standing(held, null, null) : now with { Held = null };
    }

    private async Task<Standing> AnnulAsync(int precinct, Standing now, ByteString counted) =>
        now with { Annulment = await RuleAsync(precinct, counted, AnnulmentDecision.Annul) };

    private async Task<Standing> ReinstateAsync(int precinct, Standing now, ByteString annulment)
    {
        await RuleAsync(precinct, annulment, AnnulmentDecision.Reinstate);
        return now with { Annulment = null };
    }

    private Task<ByteString> RuleAsync(int precinct, ByteString about, AnnulmentDecision decision)
    {
        var payload = election.Annulment(precinct, about, decision, SmallElection.DistrictOf(precinct));
        payload.Annulment.Reason = NewReason();
        return SayAsync(election.Root, payload);
    }

    /// <summary>No two statements are the same: the second would be a repeat of the first.</summary>
    private string NewReason() => $"Reason {++said}.";

    /// <returns>The statement's id.</returns>
    private async Task<ByteString> SayAsync(StatementSigner signer, Payload payload)
    {
        var answers = await submitter.HandInAsync(signer.Sign([signer.Encode(payload)], [0]));
        Assert.True(answers[0].Receipt is not null, $"Refused: {answers[0].Refusal}");
        auditor.Note(answers[0].StatementId.Span, answers[0].Receipt);
        return answers[0].StatementId;
    }
}
