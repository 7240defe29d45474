using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for the form's arithmetic.</summary>
internal static class FormRules
{
    public static void Run(in Reading reading, PrecinctResult result, Adjustable rules)
    {
        var sheet = reading.Sheet;
        JudgeEquations(reading, result, rules);
        if (sheet.Valid.Exists && reading.Votes != reading.Valid)
            rules.Break(Rule.VotesDifferFromValid, sheet.Valid.First, reading.Votes, reading.Valid);
        if (sheet.Issued.Exists && sheet.Registered.Exists && reading.Issued > reading.Registered)
            rules.Break(Rule.IssuedExceedRegistered, sheet.Issued.First, reading.Issued, reading.Registered);
        if (sheet.InBoxes.Exists && sheet.Issued.Exists && reading.InBoxes > reading.Issued)
            rules.Break(Rule.BoxesExceedIssued, sheet.InBoxes.First, reading.InBoxes, reading.Issued);
        if (reading.Votes == 0) rules.Break(Rule.ZeroVotes, sheet.Lines, 0, 0);
    }

    private static void JudgeEquations(in Reading reading, PrecinctResult result, Adjustable rules)
    {
        var equations = reading.Sheet.Equations;
        for (var number = 0; number < equations.Length; number++)
        {
            var left = equations[number].Left(result.Lines, reading.Votes);
            var source = equations[number].Source;
            if (!equations[number].Holds(left)) rules.BreakEquation(number, source.Disposition, left, source.Constant);
        }
    }
}
