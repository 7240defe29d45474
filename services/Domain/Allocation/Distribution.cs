namespace Tabulation.Domain.Allocation;

/// <summary>Seats given to the entrants.</summary>
/// <param name="Held">For each entrant, in their order.</param>
/// <param name="Awards">In turn.</param>
/// <param name="Tie">The tie for the last seats, if there was one.</param>
/// <param name="Quota">With a largest-remainder method.</param>
internal sealed record Distribution(IReadOnlyList<int> Held, IReadOnlyList<Award> Awards, Tie? Tie, QuotaStep? Quota)
{
    /// <param name="rule">The rule.</param>
    /// <param name="entrants">At least one, in order of registration.</param>
    /// <param name="ties">What breaks ties.</param>
    public static Distribution Of(AllocationRule rule, IReadOnlyList<Entrant> entrants, TieBreaker ties) => rule.Method switch
    {
        AllocationMethod.LargestRemainderHare => LargestRemainder.ByHare(rule.Seats, entrants, ties),
        AllocationMethod.LargestRemainderDroop => LargestRemainder.ByDroop(rule.Seats, entrants, ties),
        AllocationMethod.DHondt => HighestAverages.Distribute(rule, entrants, ties),
        AllocationMethod.SainteLague => HighestAverages.Distribute(rule, entrants, ties),
        AllocationMethod.ModifiedSainteLague => HighestAverages.Distribute(rule, entrants, ties),
        AllocationMethod.Plurality => new SeatRace(entrants, entrants.Select(_ => 0), (e, _) => e.Votes).Run(rule.Seats, ties),
    };
}
