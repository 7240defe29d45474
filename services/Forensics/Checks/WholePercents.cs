using Tabulation.Statistics;

namespace Tabulation.Forensics.Checks;

/// <summary>
/// Whether so many of so many are a whole percentage, and how often chance alone would make them one. Safe for concurrent use.
/// </summary>
internal sealed class WholePercents
{
    // Kept for any number up to this: 100 MB at most, and every night and station that comes again is looked up.
    private const int MostKept = 5_000;

    private readonly double[]?[] kept = new double[]?[MostKept + 1];

    /// <summary>
    /// True where 100 k / n lies within 0.05 of a whole number, 0.05 itself included: in whole numbers, as the bound is often met
    /// exactly.
    /// </summary>
    public static bool Near(int k, int n)
    {
        var beyond = 2_000L * k % (20L * n);
        return beyond <= n || beyond >= 19L * n;
    }

    /// <summary>The probability that n voters, each with a chance of k / n, come near a whole percentage.</summary>
    public double Chance(int k, int n)
    {
        if (n > MostKept) return Compute(k, n);
        var row = kept[n] ??= NewRow(n);
        // Two threads that get here at once compute the same number.
        return double.IsNaN(row[k]) ? row[k] = Compute(k, n) : row[k];
    }

    private static double Compute(int k, int n) => new Binomial(n, (double)k / n).That(other => Near(other, n));

    private static double[] NewRow(int n)
    {
        var row = new double[n + 1];
        Array.Fill(row, double.NaN);
        return row;
    }
}
