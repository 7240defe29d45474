namespace Tabulation.Statistics;

/// <summary>The normal distribution with mean 0 and variance 1.</summary>
public static class Normal
{
    /// <summary>The probability of more than <paramref name="z"/>, however small it is: 0 only beyond 38.</summary>
    public static double UpperTail(double z) => z < 0 ? 1 - UpperTail(-z) : IncompleteGamma.Upper(0.5, z * z / 2) / 2;

    /// <summary>The probability of being further from 0 than <paramref name="z"/>, on either side.</summary>
    public static double BothTails(double z) => 2 * UpperTail(Math.Abs(z));

    /// <summary>What is exceeded with a probability of 1 - <paramref name="probability"/>.</summary>
    /// <param name="probability">Above 0 and below 1: 0.975 gives 1.96.</param>
    public static double Quantile(double probability) => TailInverse.Quantile(UpperTail, probability);
}
