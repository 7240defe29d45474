using System.Text.Json;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Endorsement = Tabulation.Domain.Statements.Endorsement;

namespace Tabulation.Chronicle.Values;

/// <summary>Where a contest's result at a precinct stands.</summary>
internal static class ResultValues
{
    private const string Flagged = "FLAGGED", Endorsed = "ENDORSED";

    public static IEnumerable<SeenValue> Of(ElectionState state, SlotIndex? slot)
    {
        if (slot is not { } index) yield break;
        var (here, contest) = (state[index], ContestOf(state, index));
        yield return new SeenValue(ValuePlace.Of(ChangedValue.ResultState, contest), JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{here.State}"));
        if (!here.Standing.IsNone) yield return new SeenValue(ValuePlace.Of(ChangedValue.ResultStatement, contest), $"{here.Standing}");
        if (!here.First.IsNone) yield return new SeenValue(ValuePlace.Of(ChangedValue.ResultWaiting, contest), $"{here.First.Id}");
        if (!here.Second.IsNone) yield return new SeenValue(ValuePlace.Of(ChangedValue.ResultWaiting, contest, number: 1), $"{here.Second.Id}");
        if (here.CountedFlagged) yield return new SeenValue(ValuePlace.Of(ChangedValue.ResultFlag, contest), Flagged);
    }

    public static IEnumerable<SeenValue> OfEndorsement(ElectionState state, Statement statement, SlotIndex? slot)
    {
        foreach (var value in Of(state, slot)) yield return value;
        var by = statement.Authority!.Value;
        if (slot is { } here && state.Beside.Endorsements.In((statement.Says<Endorsement>().Endorsed, by)) is not null)
            yield return new SeenValue(ValuePlace.Of(ChangedValue.Endorsement, ContestOf(state, here), code: state.Election![by].Code), Endorsed);
    }

    /// <summary>Whether its voters are expected is for the election to say.</summary>
    public static IEnumerable<SeenValue> OfAnnulment(ElectionState state, SlotIndex? slot) =>
        [.. Of(state, slot), .. ExpectedValues.Of(state, slot is { } here ? state.Tally!.Rows.Of(here).ToArray() : [])];

    private static string ContestOf(ElectionState state, SlotIndex slot) => state.Election![state.Election.Slots.ContestOf(slot)].Code;
}
