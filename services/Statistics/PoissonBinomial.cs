namespace Tabulation.Statistics;

/// <summary>How many of several independent trials succeed, each with a chance of its own.</summary>
public static class PoissonBinomial
{
    /// <summary>The probability of at least so many successes.</summary>
    /// <param name="chances">Each from 0 to 1; the time taken grows with the square of their number.</param>
    /// <param name="successes">0 or fewer are certain.</param>
    public static double AtLeast(IReadOnlyList<double> chances, int successes)
    {
        ArgumentNullException.ThrowIfNull(chances);
        var probabilities = new double[chances.Count + 1];
        probabilities[0] = 1;
        for (var trial = 0; trial < chances.Count; trial++)
        {
            for (var k = trial + 1; k > 0; k--) probabilities[k] = (probabilities[k] * (1 - chances[trial])) + (probabilities[k - 1] * chances[trial]);
            probabilities[0] *= 1 - chances[trial];
        }

        return Math.Min(1, probabilities.Skip(Math.Max(0, successes)).Reverse().Sum());
    }
}
