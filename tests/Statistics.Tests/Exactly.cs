using System.Numerics;

namespace Tabulation.Statistics.Tests;

/// <summary>Binomial probabilities in whole numbers, for chances that are so many 1,024ths: exact up to the last conversion.</summary>
internal static class Exactly
{
    public const int Parts = 1_024;

    public static double Probability(int trials, int of1024, int successes) =>
        Ratio(Terms(trials, of1024).Skip(successes).First(), BigInteger.Pow(Parts, trials));

    public static double AtLeast(int trials, int of1024, int successes) =>
        Ratio(Sum(Terms(trials, of1024).Skip(successes)), BigInteger.Pow(Parts, trials));

    public static double That(int trials, int of1024, Func<int, bool> counts) =>
        Ratio(Sum(Terms(trials, of1024).Where((_, k) => counts(k))), BigInteger.Pow(Parts, trials));

    /// <summary>C(n, k) a^k (1024 - a)^(n - k), by k.</summary>
    private static IEnumerable<BigInteger> Terms(int trials, int of1024)
    {
        var term = BigInteger.Pow(Parts - of1024, trials);
        for (var k = 0; k <= trials; k++)
        {
            yield return term;
            term = term * (trials - k) * of1024 / ((k + 1) * (BigInteger)(Parts - of1024));
        }
    }

    private static BigInteger Sum(IEnumerable<BigInteger> terms) => terms.Aggregate(BigInteger.Zero, (sum, term) => sum + term);

    private static double Ratio(BigInteger part, BigInteger whole)
    {
        if (part.IsZero) return 0;
        var shift = (int)(whole.GetBitLength() - part.GetBitLength()) + 64;
        return Math.ScaleB((double)((part << shift) / whole), -shift);
    }
}
