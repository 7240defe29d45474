namespace Tabulation.Domain.Allocation;

/// <summary>Each seat to the highest quotient of votes and the divisor for one seat more.</summary>
public static class HighestAverages
{
    internal static Distribution Distribute(AllocationRule rule, IReadOnlyList<Entrant> entrants, TieBreaker ties)
    {
        var race = new SeatRace(entrants, entrants.Select(e => e.Guaranteed), (e, held) => e.Votes * e.Factor / Divisor(rule, held));
        return race.Run(rule.Seats, ties);
    }

    /// <summary>What votes are divided by for the seat after those held; 1 for the methods that do not divide.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="held">0 or more.</param>
    public static Fraction Divisor(AllocationRule rule, int held) => rule.Method switch
    {
        AllocationMethod.DHondt => held + 1,
        AllocationMethod.SainteLague => (2 * held) + 1,
        AllocationMethod.ModifiedSainteLague => held == 0 ? rule.FirstDivisor : (2 * held) + 1,
        AllocationMethod.LargestRemainderHare => Fraction.One,
        AllocationMethod.LargestRemainderDroop => Fraction.One,
        AllocationMethod.Plurality => Fraction.One,
    };
}
