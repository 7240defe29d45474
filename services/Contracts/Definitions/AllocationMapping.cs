using Tabulation.Domain.Allocation;

namespace Tabulation.Contracts;

/// <summary>From an AllocationRule in which <see cref="AllocationFormat"/> found nothing wrong to the domain's record.</summary>
internal static class AllocationMapping
{
    private static readonly Fraction UsualFirstDivisor = Fraction.Of(14, 10);

    public static AllocationRule ToDomain(V1.AllocationRule rule) => new()
    {
        Method = ToDomain(rule.Method),
        Seats = (int)rule.Seats,
        Thresholds = [.. rule.Thresholds.Select(ToDomain)],
        RunnerUp = rule.RunnerUp is { } runnerUp ? ToDomain(runnerUp) : null,
        Ties = ToDomain(rule.Tie),
        FirstDivisor = rule.FirstDivisorTenths == 0 ? UsualFirstDivisor : Fraction.Of(rule.FirstDivisorTenths, 10),
    };

    private static Threshold ToDomain(V1.Threshold threshold) =>
        new(threshold.ThresholdClass, ToDomain(threshold.Base), Fraction.Of(threshold.Numerator, threshold.Denominator))
        {
            DirectSeatWaiver = threshold.WaiverDirectSeats == 0 ? null : (int)threshold.WaiverDirectSeats,
        };

    private static RunnerUpRule ToDomain(V1.RunnerUpRule rule) =>
        new((int)rule.LeastSeats, Fraction.Of(rule.FactorNumerator, rule.FactorDenominator));

    private static AllocationMethod ToDomain(V1.AllocationMethod method) => method switch
    {
        V1.AllocationMethod.Hare => AllocationMethod.LargestRemainderHare,
        V1.AllocationMethod.Droop => AllocationMethod.LargestRemainderDroop,
        V1.AllocationMethod.Dhondt => AllocationMethod.DHondt,
        V1.AllocationMethod.SainteLague => AllocationMethod.SainteLague,
        V1.AllocationMethod.ModifiedSainteLague => AllocationMethod.ModifiedSainteLague,
        V1.AllocationMethod.Plurality => AllocationMethod.Plurality,
        V1.AllocationMethod.Unspecified => throw Unchecked(nameof(method)),
    };

    private static TieRule ToDomain(V1.TieRule tie) => tie switch
    {
        V1.TieRule.RegistrationOrder => TieRule.RegistrationOrder,
        V1.TieRule.Lot => TieRule.Lot,
        V1.TieRule.Unspecified => throw Unchecked(nameof(tie)),
    };

    private static ThresholdBase ToDomain(V1.ThresholdBase @base) => @base switch
    {
        V1.ThresholdBase.Valid => ThresholdBase.Valid,
        V1.ThresholdBase.ValidWithoutBlank => ThresholdBase.ValidWithoutBlank,
        V1.ThresholdBase.ValidWithoutAgainstAll => ThresholdBase.ValidWithoutAgainstAll,
        V1.ThresholdBase.ParticipantsByBoxes => ThresholdBase.ParticipantsByBoxes,
        V1.ThresholdBase.ParticipantsByIssued => ThresholdBase.ParticipantsByIssued,
        V1.ThresholdBase.Registered => ThresholdBase.Registered,
        V1.ThresholdBase.Unspecified => throw Unchecked(nameof(@base)),
    };

    private static InvalidOperationException Unchecked(string what) => new($"A rule without {what} must be refused before it is mapped.");
}
