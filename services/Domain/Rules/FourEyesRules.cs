using Tabulation.Domain.Folding;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for elections in which a result counts only once two have given their word: a second report, an endorsement, or both. What the other report says is
/// never told: each is to be counted for itself.
/// </summary>
internal static class FourEyesRules
{
    /// <summary>For a result that nothing refuses.</summary>
    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var rules = state.Election!.Rules;
        if (rules.ReportsTwice) JudgeReports(state, statement, findings);
        JudgeEndorsement(rules, findings);
    }

    /// <summary>Compares with nothing: the same for every result.</summary>
    public static void RunDry(RuleBook rules, Findings findings)
    {
        if (rules.ReportsTwice) findings.Add(Rule.SecondReportAwaited, Disposition.Hold);
        JudgeEndorsement(rules, findings);
    }

    private static void JudgeEndorsement(RuleBook rules, Findings findings)
    {
        if (rules.DispositionOf(Rule.EndorsementAwaited) == Disposition.Hold) findings.Add(Rule.EndorsementAwaited, Disposition.Hold);
    }

    private static void JudgeReports(ElectionState state, Statement statement, Findings findings)
    {
        var index = statement.Result.Slot!.Value;
        var other = ReportRoles.Of(state.Election!, state[index], statement.Authority!.Value) switch
        {
            ReportRole.Second or ReportRole.SecondAgain => state.Tally!.HeldIn(index),
            ReportRole.FirstAgain => state.Tally!.SecondHeldIn(index),
            ReportRole.Only or ReportRole.First or ReportRole.Third => default,
        };
        if (other.IsEmpty) findings.Add(Rule.SecondReportAwaited, Disposition.Hold);
        else Compare(statement.Result.Figures, other, findings);
    }

    private static void Compare(ReadOnlySpan<long> mine, ReadOnlySpan<int> other, Findings findings)
    {
        for (var i = 0; i < mine.Length; i++)
            if (mine[i] != other[i]) findings.Add(Rule.ReportsDiffer, Disposition.Hold, i);
    }
}
