namespace Tabulation.Statistics;

/// <summary>Quantiles of distributions that are symmetric about 0.</summary>
internal static class TailInverse
{
    /// <summary>Where the distribution reaches a probability, to the last digit that the tail has.</summary>
    /// <param name="upperTail">Falls from 1/2 at 0 towards 0.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Quantile(Func<double, double> upperTail, double probability)
    {
        if (probability is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A quantile's "
            + "probability is above 0 and below 1.");
        return probability < 0.5 ? -Solve(upperTail, probability) : Solve(upperTail, 1 - probability);
    }

    private static double Solve(Func<double, double> upperTail, double chance)
    {
        if (chance == 0.5) return 0;
        var (low, high) = (0.0, 1.0);
        while (upperTail(high) > chance) (low, high) = (high, 2 * high);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) return middle;
            if (upperTail(middle) > chance) low = middle;
            else high = middle;
        }
    }
}
