namespace Tabulation.Statistics;

/// <summary>
/// The two quantities from which densities follow without the difference of large logarithms (Loader, Fast and Accurate Computation of
/// Binomial Probabilities, 2000): accurate to some 15 digits for any size.
/// </summary>
internal static class SaddlePoint
{
    private const double LeastForSeries = 15;
    private const double LeastForSteps = 0.5;

    public static double HalfLogOfTwoPi { get; } = Math.Log(2 * Math.PI) / 2;

    /// <summary>ln Γ(x + 1) less Stirling's (x + 1/2) ln x - x + ln(2π)/2, for x above 0.</summary>
    public static double StirlingError(double x)
    {
        if (x >= LeastForSeries) return Series(x);
        return Step(x) + StirlingError(x + 1);
    }

    /// <summary>x ln(x / mean) + mean - x, for both above 0; at least 0.</summary>
    public static double Deviance(double x, double mean)
    {
        var difference = x - mean;
        if (Math.Abs(difference) >= 0.1 * (x + mean)) return (x * Math.Log(x / mean)) - difference;
        var ratio = difference / (x + mean);
        var sum = difference * ratio;
        var power = 2 * x * ratio;
        for (var odd = 3; ; odd += 2)
        {
            power *= ratio * ratio;
            var next = sum + (power / odd);
            if (next == sum) return sum;
            sum = next;
        }
    }

    /// <summary>Stirling's series (Abramowitz, Stegun 6.1.42); the first term left out is below 10^-15.</summary>
    private static double Series(double x)
    {
        var square = x * x;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / x;
    }

    /// <summary>
    /// By how much the error falls from x to x + 1: (x + 1/2) ln(1 + 1/x) - 1, with the logarithm as an area tangent, so that nothing
    /// cancels.
    /// </summary>
    private static double Step(double x)
    {
        if (x < LeastForSteps) return ((x + 0.5) * Math.Log((x + 1) / x)) - 1;
        var square = 1 / (((2 * x) + 1) * ((2 * x) + 1));
        var (sum, power) = (0.0, 1.0);
        for (var odd = 3; ; odd += 2)
        {
            power *= square;
            var next = sum + (power / odd);
            if (next == sum) return sum;
            sum = next;
        }
    }
}
