namespace Tabulation.Domain.Elections;

/// <summary>How a fraction of a count becomes a count. Values as in definition.proto.</summary>
public enum QuotaRounding
{
    Up = 1,
    Down = 2,

    /// <summary>A half up.</summary>
    Nearest = 3,
}

/// <summary>At least this share must be members of the groups named, together, each person once.</summary>
/// <param name="Numerator">1 to the denominator.</param>
/// <param name="Denominator">1 to 1,000.</param>
public sealed record QuotaRule(IReadOnlyList<LocalizedText> Names, int Numerator, int Denominator, QuotaRounding Rounding, string LegalBasis)
{
    /// <summary>How many of so many must be.</summary>
    /// <param name="count">0 to 10,000.</param>
    public int Needed(int count)
    {
        var (whole, rest) = Math.DivRem(count * Numerator, Denominator);
        return whole + Rounding switch
        {
            QuotaRounding.Up => rest > 0 ? 1 : 0,
            QuotaRounding.Down => 0,
            QuotaRounding.Nearest => 2 * rest >= Denominator ? 1 : 0,
        };
    }
}
