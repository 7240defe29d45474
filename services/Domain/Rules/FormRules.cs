using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for the form's arithmetic. Where one would refuse, a result sent <see cref="PrecinctResult.AsWritten"/> is flagged instead: what a signed form
/// really says is recorded even when it does not add up.
/// </summary>
internal static class FormRules
{
    public static void Run(RuleBook rules, Sheet sheet, PrecinctResult result, Findings findings)
    {
        var lines = result.Lines;
        var votes = Sum(result.Votes);
        var equations = sheet.Form.Equations;
        for (var i = 0; i < equations.Count; i++) JudgeEquation(equations[i], i, lines, votes, result.AsWritten, findings);

        if (sheet.Valid.Exists)
            Compare(rules, Rule.VotesDifferFromValid, votes != sheet.Valid.Sum(lines), votes, sheet.Valid.Sum(lines), sheet.Valid.First, result, findings);
        if (sheet.Issued.Exists && sheet.Registered.Exists)
            Exceeds(rules, Rule.IssuedExceedRegistered, sheet.Issued, sheet.Registered, result, findings);
        if (sheet.InBoxes.Exists && sheet.Issued.Exists)
            Exceeds(rules, Rule.BoxesExceedIssued, sheet.InBoxes, sheet.Issued, result, findings);
        Compare(rules, Rule.ZeroVotes, votes == 0, 0, 0, sheet.Lines, result, findings);
    }

    internal static long Sum(ReadOnlySpan<long> figures)
    {
        long sum = 0;
        foreach (var figure in figures) sum += figure;
        return sum;
    }

    private static void JudgeEquation(
        ControlEquation equation, int number, ReadOnlySpan<long> lines, long votes, bool asWritten, Findings findings)
    {
        long left = 0;
        for (var i = 0; i < equation.Terms.Count; i++)
        {
            var term = equation.Terms[i];
            left += term.Coefficient * (term.Line is { } line ? lines[line] : votes);
        }

        if (!Holds(equation.Relation, left, equation.Constant))
            findings.Add(Rule.Equation, Softened(equation.Disposition, asWritten), number, equation.Constant, left);
    }

    private static bool Holds(Relation relation, long left, long right) => relation switch
    {
        Relation.Equal => left == right,
        Relation.AtMost => left <= right,
        Relation.AtLeast => left >= right,
    };

    private static void Exceeds(RuleBook rules, Rule rule, LineSet part, LineSet whole, PrecinctResult result, Findings findings)
    {
        var (found, limit) = (part.Sum(result.Lines), whole.Sum(result.Lines));
        Compare(rules, rule, found > limit, found, limit, part.First, result, findings);
    }

    private static void Compare(
        RuleBook rules, Rule rule, bool broken, long found, long limit, int figure, PrecinctResult result, Findings findings)
    {
        if (broken) findings.Add(rule, Softened(rules.DispositionOf(rule), result.AsWritten), figure, limit, found);
    }

    private static Disposition Softened(Disposition disposition, bool asWritten) =>
        disposition == Disposition.Refuse && asWritten ? Disposition.Flag : disposition;
}
