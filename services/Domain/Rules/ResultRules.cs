using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for a precinct's result, in four steps: who and where, figures as typed, place in history, what the figures say.</summary>
internal static class ResultRules
{
    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        var election = state.Election!;
        JudgeWhoAndWhere(election, statement, findings);
        if (recordedAt < election.Definition.PollsClose) findings.Refuse(Rule.BeforePollsClose);
        JudgePlace(statement.Result, findings);
        if (findings.Refused) return;

        var sheet = election.Sheets[statement.Result.Contest!.Value.Value];
        JudgeFigures(statement.Result, sheet, findings);
        JudgeHistory(state, statement, findings);
        if (findings.Refused) return;

        FormRules.Run(election.Rules, sheet, statement.Result, findings);
        PlausibilityRules.Run(election, sheet, statement.Result, findings);
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

    private static void JudgeFigures(PrecinctResult result, Sheet sheet, Findings findings)
    {
        if (result.LineCount < sheet.Lines) findings.Refuse(Rule.MissingLine, result.LineCount, sheet.Lines, result.LineCount);
        if (result.LineCount > sheet.Lines) findings.Refuse(Rule.UnknownLine, sheet.Lines, sheet.Lines, result.LineCount);
        if (result.VoteCount < sheet.Selections) findings.Refuse(Rule.MissingSelection, result.VoteCount, sheet.Selections, result.VoteCount);
        if (result.VoteCount > sheet.Selections) findings.Refuse(Rule.UnknownSelection, sheet.Selections, sheet.Selections, result.VoteCount);
        var figures = result.Figures;
        for (var i = 0; i < figures.Length; i++)
            if (figures[i] < 0) findings.Refuse(Rule.NegativeFigure, i, 0, figures[i]);
        for (var i = 0; i < figures.Length; i++)
            if (figures[i] > int.MaxValue) findings.Refuse(Rule.FigureTooLarge, i, int.MaxValue, figures[i]);
    }

    private static void JudgeHistory(ElectionState state, Statement statement, Findings findings)
    {
        var current = state[statement.Result.Slot!.Value].Current;
        if (statement.Replaces != current) findings.RefuseBehind(Rule.ReplacesNotCurrent, current);
        else if (!current.IsNone && !statement.Result.HasReason) findings.Refuse(Rule.ReasonMissing);
    }
}
