namespace Tabulation.Statistics;

/// <summary>The regularized incomplete gamma function.</summary>
internal static class IncompleteGamma
{
    /// <summary>
    /// Γ(a, x) / Γ(a), for a above 0 and x of at least 0; from 1 down to 0 (Abramowitz, Stegun 6.5.3, by 6.5.29 and 6.5.31).
    /// </summary>
    public static double Upper(double a, double x)
    {
        if (x == 0) return 1;
        if (double.IsPositiveInfinity(x)) return 0;
        return x < a + 1 ? 1 - (Density(a, x) * Series(a, x)) : Density(a, x) * a * Fraction(a, x);
    }

    /// <summary>x^a e^-x / Γ(a + 1)</summary>
    private static double Density(double a, double x) =>
        Math.Exp(-SaddlePoint.HalfLogOfTwoPi - SaddlePoint.StirlingError(a) - SaddlePoint.Deviance(a, x)) / Math.Sqrt(a);

    /// <summary>1 + x/(a+1) + x²/((a+1)(a+2)) + ...</summary>
    private static double Series(double a, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var next = a + 1; term > sum * 1e-17; next++)
        {
            term *= x / next;
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        var fraction = new ContinuedFraction(x + 1 - a);
        for (var i = 1.0; !fraction.Next(-i * (i - a), x + (2 * i) + 1 - a); i++) { }
        return 1 / fraction.Value;
    }
}
