using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Elections;

/// <summary>Why an allocation rule cannot be used, in words; null where it can.</summary>
internal static class AllocationFaults
{
    public static string? Describe(RuleFault fault) => fault switch
    {
        RuleFault.None => null,
        RuleFault.SeatsOutOfRange => $"must give 1 to {AllocationRule.MaxSeats:N0} seats",
        RuleFault.FirstDivisorOutOfRange => "has a first divisor below 1, or of 3 or more",
        RuleFault.PluralityWithThreshold => "is by plurality, which takes neither thresholds nor a runner-up rule",
        RuleFault.ThresholdShareOutOfRange => "has a threshold below 0 or above the whole",
        RuleFault.DirectSeatWaiverOutOfRange => "has a waiver for fewer than 1 direct seat",
        RuleFault.ThresholdClassRepeated => "has two thresholds for one class",
        RuleFault.RunnerUpSeatsOutOfRange => "gives the runner-up fewer than 0 seats, or more than there are",
        RuleFault.RunnerUpFactorOutOfRange => "multiplies the runner-up's votes by less than 0 or more than 1",
    };

    public static string? Describe(InputFault fault) => fault switch
    {
        InputFault.None => null,
        InputFault.NegativeFigure => "meets a negative figure among its selections",
        InputFault.SelectionRepeated => "meets one selection twice",
        InputFault.RegistrationOrderRepeated => "cannot break ties: two selections have the same registration_order",
        InputFault.ClassWithoutThreshold => "has thresholds, but none for the class of one of the selections",
        InputFault.FigureMissing => "has a threshold over a base that no line of the form gives",
        InputFault.LotRepeatsSelection => "meets a lot that names one selection twice",
    };
}
