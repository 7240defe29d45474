namespace Tabulation.Domain.Allocation;

/// <summary>Why an <see cref="AllocationRule"/> cannot be used.</summary>
public enum RuleFault
{
    None,

    /// <summary>Below 1 or above <see cref="AllocationRule.MaxSeats"/>.</summary>
    SeatsOutOfRange,

    /// <summary>Below 1, or 3 or more.</summary>
    FirstDivisorOutOfRange,

    /// <summary>Plurality takes neither a threshold nor a runner-up rule.</summary>
    PluralityWithThreshold,

    /// <summary>Below 0 or above 1.</summary>
    ThresholdShareOutOfRange,

    /// <summary>Below 1.</summary>
    DirectSeatWaiverOutOfRange,

    /// <summary>Two thresholds for one class.</summary>
    ThresholdClassRepeated,

    /// <summary>Below 0 or above the seats of the house.</summary>
    RunnerUpSeatsOutOfRange,

    /// <summary>Below 0 or above 1.</summary>
    RunnerUpFactorOutOfRange,
}
