namespace Tabulation.Statistics;

/// <summary>The chi-square distribution.</summary>
public static class ChiSquare
{
    /// <summary>The probability of more than <paramref name="value"/>, however small it is.</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double UpperTail(double value, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        return IncompleteGamma.Upper(degrees / 2.0, value / 2);
    }
}
