namespace Tabulation.Statistics;

/// <summary>Student's t distribution.</summary>
public readonly record struct StudentT
{
    /// <param name="degrees">Degrees of freedom, at least 1; they need not be whole.</param>
    public StudentT(double degrees)
    {
        if (degrees is not (>= 1 and < double.PositiveInfinity)) throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom are at least 1.");
        Degrees = degrees;
    }

    /// <summary>At least 1.</summary>
    public double Degrees { get; }

    /// <summary>The probability of more than <paramref name="t"/>, however small it is.</summary>
    public double UpperTail(double t)
    {
        if (t < 0) return 1 - UpperTail(-t);
        if (t == 0) return 0.5;
        // Degrees / (degrees + t²) and t² / (degrees + t²), without squaring what may be huge.
        var share = Degrees / t;
        return IncompleteBeta.Lower(share / (share + t), t / (share + t), Degrees / 2, 0.5) / 2;
    }

    /// <summary>What is exceeded with a probability of 1 - <paramref name="probability"/>.</summary>
    /// <param name="probability">Above 0 and below 1: 0.975 gives the factor of a two-sided interval of 95%.</param>
    public double Quantile(double probability) => TailInverse.Quantile(UpperTail, probability);
}
