namespace Tabulation.Domain.Allocation;

/// <summary>
/// The votes a class of lists needs to take part in the allocation: at least <see cref="Share"/> of <see cref="Base"/>, equality included,
/// with the share taken exactly: 5% of 101 is 5.05, so 6 votes are needed.
/// </summary>
/// <param name="Class">The class's code; empty for ordinary lists. Unique within a rule.</param>
/// <param name="Base">What it is a share of.</param>
/// <param name="Share">0 to 1. 0 exempts the class (a list without any vote still takes no seat).</param>
public sealed record Threshold(string Class, ThresholdBase Base, Fraction Share)
{
    /// <summary>
    /// A list that won at least this many single-member seats is admitted below the threshold. 1 or more; null for no such waiver.
    /// </summary>
    public int? DirectSeatWaiver { get; init; }

    /// <param name="class">The class's code.</param>
    /// <param name="base">What it is a share of.</param>
    /// <param name="partsPerMillion">0 to 1,000,000; 5% is 50,000.</param>
    public static Threshold PartsPerMillion(string @class, ThresholdBase @base, int partsPerMillion) =>
        new(@class, @base, Fraction.Of(partsPerMillion, 1_000_000));

    /// <summary>Base / seats, as in the Netherlands (Kieswet, articles P 5 and P 7).</summary>
    public static Threshold Quota(string @class, ThresholdBase @base, int seats) => new(@class, @base, Fraction.Of(1, seats));

    /// <summary>No threshold for this class.</summary>
    public static Threshold Exempt(string @class) => new(@class, ThresholdBase.Valid, Fraction.Zero);
}
