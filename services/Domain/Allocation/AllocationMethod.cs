namespace Tabulation.Domain.Allocation;

/// <summary>How votes become seats. "Votes" below are those of the selections admitted.</summary>
public enum AllocationMethod
{
    /// <summary>Largest remainder, quota = all votes / seats, not rounded.</summary>
    LargestRemainderHare,

    /// <summary>
    /// Largest remainder, quota = floor(all votes / (seats + 1)) + 1. The quota is above all votes / (seats + 1), so the whole quotas in
    /// all votes can never number more than the seats: unlike with a quota rounded down, there is nothing to take back.
    /// </summary>
    LargestRemainderDroop,

    /// <summary>Highest averages, divisors 1, 2, 3, 4 ...</summary>
    DHondt,

    /// <summary>Highest averages, divisors 1, 3, 5, 7 ...</summary>
    SainteLague,

    /// <summary>Highest averages, the first divisor as the rule says (usually 14/10), then 3, 5, 7 ...</summary>
    ModifiedSainteLague,

    /// <summary>Most votes win; every selection takes at most one seat.</summary>
    Plurality,
}
