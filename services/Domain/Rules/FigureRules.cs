using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Rules for the figures as typed: one for each line and each selection, none missing, none too many, each 0 to <see cref="int.MaxValue"/>.
/// </summary>
internal static class FigureRules
{
    public static void Run(PrecinctResult result, Sheet sheet, Findings findings) =>
        Run(result.Lines, result.Votes, sheet, int.MaxValue, findings);

    /// <param name="lines">In the form's order.</param>
    /// <param name="votes">In the contest's order.</param>
    /// <param name="sheet">Of the contest.</param>
    /// <param name="most">The largest figure there may be: all bits set below the highest.</param>
    /// <param name="findings">Added to.</param>
    public static void Run(ReadOnlySpan<long> lines, ReadOnlySpan<long> votes, Sheet sheet, long most, Findings findings)
    {
        if (lines.Length < sheet.Lines) findings.Refuse(Rule.MissingLine, lines.Length, sheet.Lines, lines.Length);
        if (lines.Length > sheet.Lines) findings.Refuse(Rule.UnknownLine, sheet.Lines, sheet.Lines, lines.Length);
        if (votes.Length < sheet.Selections) findings.Refuse(Rule.MissingSelection, sheet.Lines + votes.Length, sheet.Selections, votes.Length);
        if (votes.Length > sheet.Selections) findings.Refuse(Rule.UnknownSelection, sheet.Width, sheet.Selections, votes.Length);
        var bits = BitsOf(lines) | BitsOf(votes);
        if (bits >= 0 && bits <= most) return;

        // What the form or the ballot does not have is refused already, and has no name to refuse it by.
        lines = lines[..Math.Min(lines.Length, sheet.Lines)];
        votes = votes[..Math.Min(votes.Length, sheet.Selections)];
        RefuseOutside(most, lines, 0, findings);
        RefuseOutside(most, votes, sheet.Lines, findings);
    }

    /// <summary>All figures at once: one outside the range sets a bit that no figure inside it has.</summary>
    private static long BitsOf(ReadOnlySpan<long> figures)
    {
        long bits = 0;
        foreach (var figure in figures) bits |= figure;
        return bits;
    }

    private static void RefuseOutside(long most, ReadOnlySpan<long> figures, int first, Findings findings)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i] < 0) findings.Refuse(Rule.NegativeFigure, first + i, 0, figures[i]);
            if (figures[i] > most) findings.Refuse(Rule.FigureTooLarge, first + i, most, figures[i]);
        }
    }
}
