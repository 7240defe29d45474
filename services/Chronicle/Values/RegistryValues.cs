using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using AuthorityChange = Tabulation.Domain.Statements.AuthorityChange;
using Election = Tabulation.Domain.Elections.Election;
using Precinct = Tabulation.Domain.Elections.Precinct;
using RegistryChange = Tabulation.Domain.Statements.RegistryChange;
using StationsChange = Tabulation.Domain.Statements.StationsChange;
using Withdrawal = Tabulation.Domain.Statements.Withdrawal;

namespace Tabulation.Chronicle.Values;

/// <summary>What the registry says, and who speaks.</summary>
internal static class RegistryValues
{
    public static IEnumerable<SeenValue> Of(ElectionState state, RegistryChange said)
    {
        if (said.Stations is { } stations) return OfStations(state, stations);
        return said.Withdrawal is { } withdrawal ? OfSelection(state.Election!, withdrawal) : OfHours(state.Election!);
    }

    public static IEnumerable<SeenValue> Of(ElectionState state, AuthorityChange said)
    {
        var election = state.Election!;
        if ((said.Added is { } added ? election.FindAuthority(added.Code) : said.Changed) is not { } index) yield break;
        var authority = election[index];
        yield return new SeenValue(ValuePlace.Of(ChangedValue.Authority, code: authority.Code), authority.Revoked ? "REVOKED" : "SPEAKS");
        yield return new SeenValue(ValuePlace.Of(ChangedValue.AuthorityKey, code: authority.Code), $"{authority.Key}");
    }

    private static IEnumerable<SeenValue> OfStations(ElectionState state, StationsChange said)
    {
        var election = state.Election!;
        Precinct[] concerned = [.. said.Close.OfType<PrecinctIndex>().Select(index => election[index]), .. said.Open];
        var known = concerned.Select(station => election.FindPrecinct(station.Code)).OfType<PrecinctIndex>().Distinct().Select(index => election[index]);
        return
        [
            .. ExpectedValues.Of(state, ExpectedValues.RowsOf(state, concerned)),
            .. known.Select(station => new SeenValue(ValuePlace.Of(ChangedValue.Precinct, code: station.Code), station.Closed ? "CLOSED" : "OPEN")),
        ];
    }

    private static IEnumerable<SeenValue> OfSelection(Election election, Withdrawal said)
    {
        var contest = election[said.Contest!.Value];
        var selection = contest.Selections[said.Selection!.Value];
        yield return new SeenValue(ValuePlace.Of(ChangedValue.Selection, contest.Code, code: selection.Code), selection.Withdrawn ? "WITHDRAWN" : "STANDS");
    }

    private static IEnumerable<SeenValue> OfHours(Election election)
    {
        yield return new SeenValue(ValuePlace.Of(ChangedValue.PollsClose), $"{election.PollsClose}");
        yield return new SeenValue(ValuePlace.Of(ChangedValue.Release), $"{election.Release}");
    }
}
