namespace Tabulation.Statistics;

/// <summary>The regularized incomplete beta function.</summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b), for a and b above 0; from 0 at x = 0 to 1 at x = 1.</summary>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="rest">1 - x, given apart because it may be small.</param>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double Lower(double x, double rest, double a, double b)
    {
        if (x <= 0) return 0;
        if (rest <= 0) return 1;
        return x * (a + b + 2) < a + 1 ? Density(x, rest, a, b) / Fraction(x, rest, a, b) : 1 - (Density(x, rest, a, b) / Fraction(rest, x, b, a));
    }

    /// <summary>x^a (1-x)^b Γ(a + b) / (Γ(a) Γ(b))</summary>
    private static double Density(double x, double rest, double a, double b)
    {
        var sum = a + b;
        var error = SaddlePoint.StirlingError(sum) - SaddlePoint.StirlingError(a) - SaddlePoint.StirlingError(b);
        var deviance = SaddlePoint.Deviance(a, sum * x) + SaddlePoint.Deviance(b, sum * rest);
        return Math.Exp(error - deviance - SaddlePoint.HalfLogOfTwoPi) * Math.Sqrt(a / sum * b);
    }

    /// <summary>
    /// Didonato and Morris, Significant Digit Computation of the Incomplete Beta Function Ratios (1992), section 9: where a is large, what
    /// nearly cancels in other fractions is here one difference, made from 1 - x.
    /// </summary>
    private static double Fraction(double x, double rest, double a, double b)
    {
        var above = (a * rest) - (b * x);
        var fraction = new ContinuedFraction(a / (a + 1) * (above + 1));
        for (var n = 1.0; ; n++)
        {
            var step = n * (b - n) * x / (a + (2 * n) - 1);
            var next = n + step + ((a + n) / (a + (2 * n) + 1) * (above + 1 + (n * (1 + rest))));
            if (fraction.Next((a + n - 1) / (a + (2 * n) - 1) * (a + b + n - 1) * step * x, next)) return fraction.Value;
        }
    }
}
