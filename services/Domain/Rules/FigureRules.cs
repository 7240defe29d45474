using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for the figures as typed: one for each line and each selection, none missing, none too many, each 0 to <see cref="int.MaxValue"/>.
/// </summary>
internal static class FigureRules
{
    public static void Run(PrecinctResult result, Sheet sheet, Findings findings)
    {
        if (result.LineCount < sheet.Lines) findings.Refuse(Rule.MissingLine, result.LineCount, sheet.Lines, result.LineCount);
        if (result.LineCount > sheet.Lines) findings.Refuse(Rule.UnknownLine, sheet.Lines, sheet.Lines, result.LineCount);
        if (result.VoteCount < sheet.Selections)
            findings.Refuse(Rule.MissingSelection, sheet.Lines + result.VoteCount, sheet.Selections, result.VoteCount);
        if (result.VoteCount > sheet.Selections)
            findings.Refuse(Rule.UnknownSelection, sheet.Width, sheet.Selections, result.VoteCount);
        if (AreInRange(result.Figures)) return;

        // What the form or the ballot does not have is refused already, and has no name to refuse it by.
        var lines = result.Lines[..Math.Min(result.LineCount, sheet.Lines)];
        var votes = result.Votes[..Math.Min(result.VoteCount, sheet.Selections)];
        Refuse(Rule.NegativeFigure, figure => figure < 0, 0, lines, votes, sheet, findings);
        Refuse(Rule.FigureTooLarge, figure => figure > int.MaxValue, int.MaxValue, lines, votes, sheet, findings);
    }

    /// <summary>All figures at once: one outside the range sets a bit that no figure inside it has.</summary>
    private static bool AreInRange(ReadOnlySpan<long> figures)
    {
        long bits = 0;
        foreach (var figure in figures) bits |= figure;
        return bits is >= 0 and <= int.MaxValue;
    }

    private static void Refuse(
        Rule rule, Predicate<long> isBroken, long limit, ReadOnlySpan<long> lines, ReadOnlySpan<long> votes, Sheet sheet, Findings findings)
    {
        for (var i = 0; i < lines.Length; i++)
            if (isBroken(lines[i])) findings.Refuse(rule, i, limit, lines[i]);
        for (var i = 0; i < votes.Length; i++)
            if (isBroken(votes[i])) findings.Refuse(rule, sheet.Lines + i, limit, votes[i]);
    }
}
