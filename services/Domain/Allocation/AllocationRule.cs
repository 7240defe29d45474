namespace Tabulation.Domain.Allocation;

/// <summary>A contest's way from votes to seats. Anyone may build one; <see cref="Check"/> says whether it can be used.</summary>
public sealed record AllocationRule
{
    public const int MaxSeats = 10_000;

    public required AllocationMethod Method { get; init; }

    /// <summary>Seats to give, 1 to <see cref="MaxSeats"/>.</summary>
    public required int Seats { get; init; }

    /// <summary>
    /// One for each class of lists; every class in the contest must then be named. Empty for no threshold at all. Not with plurality.
    /// </summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>Null where the law has none. Not with plurality.</summary>
    public RunnerUpRule? RunnerUp { get; init; }

    public TieRule Ties { get; init; } = TieRule.RegistrationOrder;

    /// <summary>
    /// Modified Sainte-Lague's first divisor, from 1 to below 3, where the second stands (so that quotients fall). Other methods ignore it.
    /// </summary>
    public Fraction FirstDivisor { get; init; } = Fraction.Of(14, 10);

    /// <summary>The first fault found, in the order of the enum; <see cref="RuleFault.None"/> if the rule can be used.</summary>
    public RuleFault Check()
    {
        if (Seats is < 1 or > MaxSeats)
            return RuleFault.SeatsOutOfRange;
        if (FirstDivisor < Fraction.One || FirstDivisor >= 3)
            return RuleFault.FirstDivisorOutOfRange;
        if (Method == AllocationMethod.Plurality && (Thresholds.Count > 0 || RunnerUp != null))
            return RuleFault.PluralityWithThreshold;
        var threshold = CheckThresholds();
        return threshold == RuleFault.None ? CheckRunnerUp() : threshold;
    }

    private RuleFault CheckThresholds()
    {
        if (Thresholds.Any(t => t.Share < Fraction.Zero || t.Share > Fraction.One))
            return RuleFault.ThresholdShareOutOfRange;
        if (Thresholds.Any(t => t.DirectSeatWaiver < 1))
            return RuleFault.DirectSeatWaiverOutOfRange;
        return Thresholds.DistinctBy(t => t.Class).Count() == Thresholds.Count ? RuleFault.None : RuleFault.ThresholdClassRepeated;
    }

    private RuleFault CheckRunnerUp()
    {
        if (RunnerUp == null)
            return RuleFault.None;
        if (RunnerUp.LeastSeats < 0 || RunnerUp.LeastSeats > Seats)
            return RuleFault.RunnerUpSeatsOutOfRange;
        return RunnerUp.Factor < Fraction.Zero || RunnerUp.Factor > Fraction.One ? RuleFault.RunnerUpFactorOutOfRange : RuleFault.None;
    }
}
