using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for a precinct's result, in four steps: who, where and when; figures as typed; place in history; what the figures say. The second
/// and third need a slot, the last needs figures that can be read.
/// </summary>
internal static class ResultRules
{
    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        var result = statement.Result;
        JudgeWhoAndWhere(election, statement, findings);
        if (recordedAt < election.Definition.PollsClose) findings.Refuse(Rule.BeforePollsClose);
        JudgePlace(result, findings);
        if (findings.Refused) return;

        var sheet = election.SheetOf(result.Contest!.Value);
        FigureRules.Run(result, sheet, findings);
        var readable = !findings.Refused;
        JudgeHistory(state, statement, findings);
        if (!readable) return;

        var reading = new Reading(sheet, result);
        var rules = new Adjustable(election.Rules, result.AsWritten, findings);
        FormRules.Run(reading, result, rules);
        PlausibilityRules.Run(reading, result, election.FiguresOf(result.Precinct!.Value), rules);
    }

    private static void JudgeWhoAndWhere(Election election, Statement statement, Findings findings)
    {
        var authority = statement.Authority!.Value;
        if (election[authority].Role != AuthorityRole.Commission) findings.Refuse(Rule.RoleNotAllowed);
        else if (statement.Result.Precinct is { } precinct && !election.SpeaksFor(authority, precinct)) findings.Refuse(Rule.OutsideArea);
    }

    private static void JudgePlace(PrecinctResult result, Findings findings)
    {
        if (result.Contest is null) findings.Refuse(Rule.UnknownContest);
        if (result.Precinct is null) findings.Refuse(Rule.UnknownPrecinct);
        if (result is { Contest: not null, Precinct: not null, Slot: null }) findings.Refuse(Rule.ContestNotAtPrecinct);
    }

    private static void JudgeHistory(ElectionState state, Statement statement, Findings findings)
    {
        var current = state[statement.Result.Slot!.Value].Current;
        if (statement.Replaces != current) findings.RefuseBehind(Rule.ReplacesNotCurrent, current);
        else if (!current.IsNone && !statement.Result.HasReason) findings.Refuse(Rule.ReasonMissing);
    }
}
