using Tabulation.Domain.Elections;

namespace Tabulation.Chronicle;

/// <summary>One figure as two sources have it; only where they differ.</summary>
/// <param name="Figure">Code of the form's line or of the selection.</param>
/// <param name="IsVote">Whether it is a selection's.</param>
/// <param name="Claimed">As the statement has it.</param>
/// <param name="Counted">As the tabulation has it.</param>
public sealed record LineDifference(string Figure, bool IsVote, long Claimed, long Counted)
{
    public long Difference => Claimed - Counted;
}

/// <summary>Figures of one contest from two sources, line by line.</summary>
public static class LineComparison
{
    /// <param name="sheet">The contest's.</param>
    /// <param name="claimed">Lines, then votes.</param>
    /// <param name="counted">As many.</param>
    /// <returns>Only the figures that differ, in the form's and the contest's order.</returns>
    public static IReadOnlyList<LineDifference> Compare(Sheet sheet, IReadOnlyList<long> claimed, ReadOnlySpan<long> counted)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(claimed);
        var differences = new List<LineDifference>();
        for (var i = 0; i < claimed.Count; i++)
            if (claimed[i] != counted[i]) differences.Add(new LineDifference(CodeOf(sheet, i), i >= sheet.Lines, claimed[i], counted[i]));
        return differences;
    }

    /// <inheritdoc cref="Compare(Sheet, IReadOnlyList{long}, ReadOnlySpan{long})"/>
    public static IReadOnlyList<LineDifference> Compare(Sheet sheet, IReadOnlyList<long> claimed, ReadOnlySpan<int> counted) =>
        Compare(sheet, claimed, Widened(counted));

    /// <summary>Code of a figure: lines, then votes.</summary>
    public static string CodeOf(Sheet sheet, int figure)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return figure < sheet.Lines ? sheet.Form.Lines[figure].Code : sheet.Contest.Selections[figure - sheet.Lines].Code;
    }

    internal static long[] Widened(ReadOnlySpan<int> figures) => Array.ConvertAll(figures.ToArray(), figure => (long)figure);
}
