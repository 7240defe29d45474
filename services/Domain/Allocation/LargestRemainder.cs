namespace Tabulation.Domain.Allocation;

/// <summary>
/// Whole parts first, then each seat left to the selection whose quotient exceeds its seats by most. As long as no more seats are left than
/// selections (always so with Hare's quota, no factor and candidates enough) that is the largest remainder in turn; beyond, it begins
/// again from the largest.
/// </summary>
internal static class LargestRemainder
{
    public static Distribution ByHare(int seats, IReadOnlyList<Entrant> entrants, TieBreaker ties)
    {
        var votes = entrants.Sum(e => e.Votes);
        return Distribute(seats, new(votes, seats, Fraction.Of(votes, seats), []), entrants, ties);
    }

    public static Distribution ByDroop(int seats, IReadOnlyList<Entrant> entrants, TieBreaker ties)
    {
        var votes = entrants.Sum(e => e.Votes);
        return Distribute(seats, new(votes, seats + 1, (votes / (seats + 1)) + 1, []), entrants, ties);
    }

    private static Distribution Distribute(int seats, QuotaStep quota, IReadOnlyList<Entrant> entrants, TieBreaker ties)
    {
        var quotients = Divide(seats, quota.Quota, entrants);
        var race = new SeatRace(
            entrants,
            entrants.Select(e => quotients[e.Selection].Held),
            (e, held) => quotients[e.Selection].Quotient - held);
        return race.Run(seats, ties) with { Quota = quota with { Quotients = [.. entrants.Select(e => quotients[e.Selection])] } };
    }

    private static Dictionary<SelectionIndex, QuotientStep> Divide(int seats, Fraction quota, IReadOnlyList<Entrant> entrants)
    {
        var steps = entrants.ToDictionary(e => e.Selection, e => Divide(e, quota));
        foreach (var runnerUp in entrants.Where(e => e.Guaranteed > 0))
        {
            var left = seats - steps[runnerUp.Selection].Held;
            foreach (var other in entrants.Where(e => e != runnerUp).Select(e => steps[e.Selection]))
                steps[other.Selection] = other with { Held = Math.Min(other.Held, left) };
        }

        return steps;
    }

    private static QuotientStep Divide(Entrant entrant, Fraction quota)
    {
        var quotient = entrant.Votes / quota * entrant.Factor;
        var whole = (int)quotient.Floor;
        var held = Math.Min(entrant.Limit, Math.Max(whole, entrant.Guaranteed));
        return new(entrant.Selection, entrant.Votes, entrant.Factor, quotient, whole, held);
    }
}
