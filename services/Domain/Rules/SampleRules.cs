using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for an observer group's random sample: committed before the polls open, told later as it was committed.</summary>
internal static class SampleRules
{
    private const string Field = "observer_sample.disclosure";

    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var observer = statement.Authority!.Value;
        var said = statement.Says<ObserverSample>();
        if (state.Election![observer].Role != AuthorityRole.Observer) findings.Refuse(Rule.RoleNotAllowed);
        HistoryRules.JudgeAlone(statement, findings);
        if (said.Disclosure is { } disclosure) JudgeDisclosure(state, observer, said.Commitment, disclosure, findings);
        else if (state.Beside.Commitments.In(observer) is not null) findings.Refuse(Rule.SampleCommitted);
        else if (recordedAt >= (state.Definition!.PollsOpen ?? state.Election.PollsClose)) findings.Refuse(Rule.SampleAfterOpening);
    }

    private static void JudgeDisclosure(ElectionState state, AuthorityIndex observer, Digest hash, SampleDisclosure disclosure, Findings findings)
    {
        var committed = state.Beside.Commitments.In(observer);
        if (committed?.Content.Commitment != hash) findings.Refuse(Rule.SampleNotCommitted);
        if (state.Beside.Disclosures.In(observer) is not null) findings.Refuse(Rule.ChangeWithoutEffect);

        // Anybody can make up a sample of all stations; only the one committed to is worth looking through.
        if (findings.Refused) return;
        var problems = new Problems();
        if (disclosure.Contest is not { } contest) problems.Add($"{Field}.contest", "is no contest of this election");
        else JudgeStrata(state.Election!, contest, disclosure.Strata, committed!.Value.RecordedAt, problems);
        if (problems.Any) findings.RefuseFor(Rule.SampleInvalid, problems.Found);
    }

    private static void JudgeStrata(Election election, ContestIndex contest, IReadOnlyList<SampleStratum> strata, Timestamp committedAt, Problems problems)
    {
        problems.Size(strata, 1, SampleDisclosure.MostStrata, $"{Field}.strata");
        foreach (var (number, stratum) in strata.Index()) JudgeStratum(election, contest, stratum, committedAt, $"{Field}.strata[{number}]", problems);
        if (!problems.Any)
            problems.Require(CoverEachOnce(election, contest, strata), $"{Field}.strata", "do not cover the contest: each of its precincts must lie in exactly one of them");
    }

    private static void JudgeStratum(
        Election election, ContestIndex contest, SampleStratum stratum, Timestamp committedAt, string field, Problems problems)
    {
        problems.Require(stratum.IsKnown, $"{field}.area", "is no area of this election");
        problems.Size(stratum.Precincts, 1, SampleDisclosure.MostPrecincts, $"{field}.precincts");
        problems.Require(stratum.Precincts.OfType<PrecinctIndex>().CountBy(station => station).All(named => named.Value == 1), $"{field}.precincts", "names one station twice");
        foreach (var (number, precinct) in stratum.Precincts.Index())
            JudgeStation(election, contest, stratum, precinct, committedAt, $"{field}.precincts[{number}]", problems);
    }

    /// <summary>A station that closed since was drawn rightly: else whoever closes it could keep a sample from being told.</summary>
    private static void JudgeStation(
        Election election, ContestIndex contest, SampleStratum stratum, PrecinctIndex? precinct, Timestamp committedAt, string field, Problems problems)
    {
        var isOfStratum = precinct is { } station && election.Slots.Find(contest, station) is not null && IsIn(election, station, stratum);
        if (!isOfStratum) problems.Add(field, "is no station of the stratum that votes in the contest");
        else problems.Require(!(election[precinct!.Value].ClosedAt < committedAt), field, "was closed before the sample was committed to");
    }

    /// <summary>In one pass over the areas and one over the stations: an area lies in the strata of all areas above it.</summary>
    private static bool CoverEachOnce(Election election, ContestIndex contest, IReadOnlyList<SampleStratum> strata)
    {
        var covering = new int[election.Areas.Count];
        foreach (var area in strata.Select(stratum => stratum.Area).OfType<AreaIndex>()) covering[area.Value]++;
        for (var area = 0; area < covering.Length; area++)
            if (election.Areas[area].Parent is { } above) covering[area] += covering[above.Value];
        var everywhere = strata.Count(stratum => stratum.Area is null);
        return election.StationsOf(contest).All(station => everywhere + election[station.Precinct].Areas.Sum(area => covering[area.Value]) == 1);
    }

    private static bool IsIn(Election election, PrecinctIndex precinct, SampleStratum stratum) =>
        stratum.Area is not { } area || election.Lies(precinct, area);
}
