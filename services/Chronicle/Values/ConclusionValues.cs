using Tabulation.Chronicle.Concluding;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using MandateAssignment = Tabulation.Domain.Statements.MandateAssignment;

namespace Tabulation.Chronicle.Values;

/// <summary>Lots, certificates, and who takes the seats.</summary>
internal static class ConclusionValues
{
    /// <summary>A contest may need several, and none takes another's place.</summary>
    public static IEnumerable<SeenValue> OfLots(ElectionState state, LotDrawn said)
    {
        var contest = state.Election![said.Contest!.Value];
        foreach (var (number, lot) in state.Lots.Where(lot => lot.Contest == said.Contest).Index())
            foreach (var (place, selection) in lot.Order.Index())
                yield return new SeenValue(
                    ValuePlace.Of(ChangedValue.LotPlace, contest.Code, code: contest.Selections[(int)selection].Code, number: number), $"{place + 1}");
    }

    public static IEnumerable<SeenValue> OfStatus(ElectionState state, ContestIndex contest)
    {
        yield return new SeenValue(ValuePlace.Of(ChangedValue.ContestStatus, state.Election![contest].Code), ResultStatuses.Of(state, contest).Word());
    }

    public static IEnumerable<SeenValue> OfContest(ElectionState state, ContestIndex index)
    {
        foreach (var status in OfStatus(state, index)) yield return status;
        if (state.Beside.Certifications.In(index) is not { Content: var certified }) yield break;
        var contest = state.Election![index];
        yield return new SeenValue(ValuePlace.Of(ChangedValue.CertifiedCheckpoint, contest.Code), $"{certified.CheckpointSize}");
        foreach (var (number, seats) in certified.Seats.Index())
            yield return new SeenValue(ValuePlace.Of(ChangedValue.CertifiedSeats, contest.Code, code: contest.Selections[number].Code), $"{seats}");
    }

    public static IEnumerable<SeenValue> Of(ElectionState state, MandateAssignment said)
    {
        var (index, list) = (said.Contest!.Value, said.Selection!.Value);
        if (state.Beside.Mandates.In((index, list)) is not { Content.Assigned: var assigned }) yield break;
        var contest = state.Election![index];
        var code = contest.Selections[list].Code;
        foreach (var (seat, name) in assigned.Mandates.Index())
            yield return new SeenValue(ValuePlace.Of(ChangedValue.Mandate, contest.Code, code: code, number: seat), name);
        yield return new SeenValue(ValuePlace.Of(ChangedValue.QuotaMembers, contest.Code, code: code), $"{assigned.QuotaMembers}");
    }
}
