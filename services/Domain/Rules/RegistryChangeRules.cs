using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for changes of the registry: by the root authority, in contests that are not certified, and so that no total is lost.</summary>
internal static class RegistryChangeRules
{
    private const string Field = "registry_change";

    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var change = statement.Says<RegistryChange>();
        if (statement.Authority!.Value.Value != 0) findings.Refuse(Rule.RoleNotAllowed);
        if (state.Election!.ContestsOf(change).Any(contest => state[contest].Certified)) findings.Refuse(Rule.ContestCertified);
        HistoryRules.JudgeAlone(statement, findings);
        HistoryRules.JudgeGrounds(change.Grounds, findings);
        var problems = new Problems();
        if (change.Stations is { } stations) JudgeStations(state, stations, problems);
        if (change.Withdrawal is { } withdrawal) JudgeWithdrawal(state.Election, withdrawal, problems);
        if (change.Hours is { } hours) JudgeHours(state.Election, hours, recordedAt, problems);
        if (problems.Any) findings.RefuseFor(Rule.RegistryChangeInvalid, problems.Found);
    }

    private static void JudgeStations(ElectionState state, StationsChange stations, Problems problems)
    {
        problems.Size(stations.Close, 0, StationsChange.Most, $"{Field}.stations.close");
        problems.Size(stations.Open, 0, StationsChange.Most, $"{Field}.stations.open");
        problems.Require(stations.Close.Count + stations.Open.Count > 0, $"{Field}.stations", "closes and opens nothing; name stations");
        foreach (var (number, station) in stations.Close.Index()) JudgeClosing(state, station, $"{Field}.stations.close[{number}]", problems);
        problems.Require(stations.Close.OfType<PrecinctIndex>().CountBy(station => station).All(named => named.Value == 1), $"{Field}.stations.close", "names one station twice");
        var rows = state.Tally!.Rows;
        RegistryCheck.OfStations(state.Election!, (contest, area) => rows.Find(contest, area) is not null, stations.Open, $"{Field}.stations.open", problems);
    }

    private static void JudgeClosing(ElectionState state, PrecinctIndex? station, string field, Problems problems)
    {
        if (station is not { } known) problems.Add(field, "is no station of this election; check the code against the registry");
        else
        {
            var election = state.Election!;
            problems.Require(!election[known].Closed, field, "is closed already");
            problems.Require(election[known].Contests.All(contest => IsEmpty(state, contest, known)), field,
                "has something recorded; a station with a result, held or counted, with a recorded reason for none, or with an observers' copy, stays");
        }
    }

    private static bool IsEmpty(ElectionState state, ContestIndex contest, PrecinctIndex station)
    {
        var slot = state.Election!.Slots.Find(contest, station)!.Value;
        return state[slot].State == SlotState.Awaited && !state.Beside.IsObserved(slot);
    }

    private static void JudgeWithdrawal(Election election, Withdrawal withdrawal, Problems problems)
    {
        if (withdrawal.Contest is not { } contest) problems.Add($"{Field}.withdrawal.contest", "is no contest of this election");
        else if (withdrawal.Selection is not { } number) problems.Add($"{Field}.withdrawal.selection", "is no selection of the contest");
        else
        {
            var selection = election[contest].Selections[number];
            problems.Require(selection.Kind != SelectionKind.AgainstAll, $"{Field}.withdrawal.selection", "is against-all, which cannot withdraw");
            problems.Require(!selection.Withdrawn, $"{Field}.withdrawal.selection", "is withdrawn already");
        }
    }

    private static void JudgeHours(Election election, ExtendedHours hours, Timestamp recordedAt, Problems problems)
    {
        problems.Require(hours.PollsClose >= election.PollsClose, $"{Field}.extended_hours.polls_close", $"lies before {election.PollsClose}, as known until now");
        problems.Require(hours.Release >= election.Release, $"{Field}.extended_hours.release", $"lies before {election.Release}, as known until now");
        problems.Require(hours.Release >= hours.PollsClose, $"{Field}.extended_hours.release", "lies before polls_close; must be the same or later");
        problems.Require(hours.PollsClose > election.PollsClose || hours.Release > election.Release, $"{Field}.extended_hours", "changes nothing");
        problems.Require(recordedAt < election.Release, $"{Field}.extended_hours", "comes after the release hour; figures may be out already");
    }
}
