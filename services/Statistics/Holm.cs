namespace Tabulation.Statistics;

/// <summary>
/// Several tests at once: Holm, A Simple Sequentially Rejective Multiple Test Procedure (1979). However the tests depend on each other.
/// </summary>
public static class Holm
{
    /// <summary>
    /// The adjusted p-values, in the order given: where those below a level count, the probability that any of them does without cause is
    /// at most that level.
    /// </summary>
    /// <param name="chances">p-values, each from 0 to 1.</param>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> chances)
    {
        ArgumentNullException.ThrowIfNull(chances);
        var adjusted = new double[chances.Count];
        var least = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, chances.Count).OrderBy(index => chances[index]).Index())
            adjusted[index] = least = Math.Max(least, Math.Min(1, (chances.Count - rank) * chances[index]));
        return adjusted;
    }
}
