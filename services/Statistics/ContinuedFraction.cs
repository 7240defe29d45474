namespace Tabulation.Statistics;

/// <summary>
/// Continued fractions b0 + a1/(b1 + a2/(b2 + ...)), evaluated from the front (Lentz's method as changed by Thompson and Barnett, 1986).
/// </summary>
internal struct ContinuedFraction
{
    private const double InsteadOfZero = 1e-300;
    private const double Precision = 1e-16;

    private double above, below;

    public ContinuedFraction(double first)
    {
        Value = first;
        (above, below) = (first, 0);
    }

    public double Value { get; private set; }

    /// <summary>Goes on by a / (b + ...); true once that changes nothing any more.</summary>
    public bool Next(double a, double b)
    {
        below = 1 / NotZero(b + (a * below));
        above = NotZero(b + (a / above));
        var factor = above * below;
        Value *= factor;
        return Math.Abs(factor - 1) <= Precision;
    }

    private static double NotZero(double value) => value == 0 ? InsteadOfZero : value;
}
