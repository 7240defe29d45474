using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for what a statement is about: it must exist, and be open to change.</summary>
internal static class PlaceRules
{
    /// <summary>For statements that change what counts.</summary>
    public static void Run(ElectionState state, ResultPlace place, Findings findings)
    {
        Exists(state.Election!, place, findings);
        if (place.Contest is { } contest) JudgeOpen(state, contest, findings);
    }

    public static void Exists(Election election, ResultPlace place, Findings findings)
    {
        if (place.Contest is null) findings.Refuse(Rule.UnknownContest);
        if (place.Precinct is null) findings.Refuse(Rule.UnknownPrecinct);
        if (place is { Contest: not null, Precinct: not null, Slot: null }) findings.Refuse(Rule.ContestNotAtPrecinct);
        if (place.Precinct is { } precinct && election[precinct].Closed) findings.Refuse(Rule.PrecinctClosed);
    }

    /// <summary>Nobody votes in a contest outside the areas it has sums for.</summary>
    public static void Exists(ElectionState state, ContestArea place, Findings findings)
    {
        if (place.Contest is null) findings.Refuse(Rule.UnknownContest);
        if (!place.IsKnown) findings.Refuse(Rule.UnknownArea);
        if (place is { Contest: { } contest, Area: { } area } && state.Tally!.Rows.Find(contest, area) is null) findings.Refuse(Rule.ContestNotInArea);
    }

    /// <summary>What a statement about a whole contest speaks for: its district, or the whole election.</summary>
    public static AreaIndex? AreaOf(Election election, ContestArea place) =>
        place.Area ?? (place.Contest is { } contest ? election[contest].Area : null);

    public static void JudgeOpen(ElectionState state, ContestIndex contest, Findings findings)
    {
        if (state[contest].Certified) findings.Refuse(Rule.ContestCertified);
    }

    public static void JudgeSpeaker(Election election, AuthorityIndex authority, PrecinctIndex? precinct, Findings findings)
    {
        if (precinct is { } known && !election.SpeaksFor(authority, known)) findings.Refuse(Rule.OutsideArea);
    }

    /// <summary>Whoever speaks must have the role and speak for all of the area; a null area is the whole election.</summary>
    public static void JudgeSpeaker(Election election, AuthorityIndex authority, AuthorityRole role, AreaIndex? area, Findings findings)
    {
        if (election[authority].Role != role) findings.Refuse(Rule.RoleNotAllowed);
        else if (!election.SpeaksForArea(authority, area)) findings.Refuse(Rule.OutsideArea);
    }
}
