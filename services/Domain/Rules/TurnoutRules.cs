using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for turnout: of a moment in the plan, after it, never below an earlier moment's nor above a later one's.</summary>
internal static class TurnoutRules
{
    private const long MinuteMilliseconds = 60_000;

    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        var report = statement.Says<TurnoutReport>();
        JudgePlace(election, statement.Authority!.Value, report, findings);
        if (election.Definition.Turnout is not { } plan || report.Moment < 0 || report.Moment >= plan.Moments.Count)
        {
            findings.Refuse(Rule.TurnoutNotPlanned, actual: report.Moment, limit: election.Definition.Turnout?.Moments.Count ?? 0);
            return;
        }

        var moment = plan.Moments[report.Moment].At;
        if (recordedAt < moment) findings.Refuse(Rule.TurnoutBeforeMoment);
        JudgeRoll(plan, report, findings);
        if (findings.Refused) return;
        HistoryRules.Run(statement, state.Beside.Turnout.IdIn((report.Place, report.Moment)), report.HasReason, findings);
        JudgeCourse(state, report, plan.Moments.Count, findings);
        var rules = new Adjustable(election.Rules, false, findings);
        JudgeShare(election, report, rules);
        var minutes = MinutesBetween(moment, recordedAt);
        if (minutes > plan.DueMinutes && report.Count is not null && statement.Replaces.IsNone) rules.Break(Rule.TurnoutLate, 0, minutes, plan.DueMinutes);
    }

    /// <summary>Minutes begun, so that a report is in time until the last of them is full.</summary>
    private static long MinutesBetween(Timestamp moment, Timestamp recordedAt) =>
        (recordedAt.Milliseconds - moment.Milliseconds + MinuteMilliseconds - 1) / MinuteMilliseconds;

    private static void JudgePlace(Election election, AuthorityIndex speaker, TurnoutReport report, Findings findings)
    {
        if (report.OfArea && report.Area is null) findings.Refuse(Rule.UnknownArea);
        if (!report.OfArea && report.Precinct is null) findings.Refuse(Rule.UnknownPrecinct);
        if (report.Precinct is { } precinct && election[precinct].Closed) findings.Refuse(Rule.PrecinctClosed);
        if (election[speaker].Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else if (report.Area is { } area && !election.SpeaksForArea(speaker, area)) findings.Refuse(Rule.OutsideArea);
        else PlaceRules.JudgeSpeaker(election, speaker, report.Precinct, findings);
    }

    private static void JudgeRoll(TurnoutPlan plan, TurnoutReport report, Findings findings)
    {
        if (plan.Roll == TurnoutRoll.Reported && report is { Registered: null, Count: not null }) findings.Refuse(Rule.TurnoutRollMissing);
        if (plan.Roll == TurnoutRoll.Registry && report.Registered is not null) findings.Refuse(Rule.TurnoutRollNotAsked);
    }

    /// <summary>Like is compared with like: counts with counts, percentages with percentages.</summary>
    private static void JudgeCourse(ElectionState state, TurnoutReport report, int moments, Findings findings)
    {
        for (var moment = 0; moment < moments; moment++)
        {
            if (moment == report.Moment || state.Beside.Turnout.In((report.Place, moment)) is not { Content: { } other }) continue;
            var (mine, theirs) = report.Count is { } count ? (count, other.Count) : (report.Permyriad!.Value, other.Permyriad);
            var falls = moment < report.Moment ? mine < theirs : mine > theirs;
            if (falls) findings.Refuse(Rule.TurnoutFalls, moment, theirs!.Value, mine);
        }
    }

    private static void JudgeShare(Election election, TurnoutReport report, Adjustable rules)
    {
        var roll = report.Registered ?? (report.Precinct is { } precinct ? election.FiguresOf(precinct).Registered : null);
        if (report.Count is { } count && roll is { } voters && count > voters) rules.Break(Rule.TurnoutExceedsRoll, 0, count, voters);
    }
}
