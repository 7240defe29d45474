using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for a precinct's result by itself, in four steps: who, where and when; figures as typed; place in history; what the figures say. The second and
/// third need a slot, the last needs figures that can be read.
/// </summary>
internal static class ResultRules
{
    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        var result = statement.Result;
        JudgeWhoAndWhere(election, statement, findings);
        if (recordedAt < election.PollsClose) findings.Refuse(Rule.BeforePollsClose);
        PlaceRules.Run(state, new ResultPlace(result.Contest, result.Precinct, result.Slot), findings);
        if (findings.Refused) return;

        var sheet = election.SheetOf(result.Contest!.Value);
        FigureRules.Run(result, sheet, findings);
        var readable = !findings.Refused;
        HistoryRules.Run(state, statement, findings);
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
        else PlaceRules.JudgeSpeaker(election, authority, statement.Result.Precinct, findings);
    }
}
