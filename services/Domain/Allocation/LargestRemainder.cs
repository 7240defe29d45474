namespace Tabulation.Domain.Allocation;

/// <summary>
/// Whole parts first, then each seat left to the selection whose quotient exceeds its seats by most. As long as no more seats are left than
/// selections (always so with Hare's quota, no factor and candidates enough) that is the largest remainder in turn; beyond, it begins again from the largest.
/// </summary>
internal static class LargestRemainder
{
    public static QuotaStep Hare(int seats, IReadOnlyList<Entrant> entrants)
    {
        var votes = entrants.Sum(e => e.Votes);
        return Divide(entrants, new(votes, seats, Fraction.Of(votes, seats), []));
    }

    public static QuotaStep Droop(int seats, IReadOnlyList<Entrant> entrants)
    {
        var votes = entrants.Sum(e => e.Votes);
        return Divide(entrants, new(votes, seats + 1, (votes / (seats + 1)) + 1, []));
    }

    public static Distribution Distribute(int seats, QuotaStep quota, IReadOnlyList<Entrant> entrants, TieBreaker ties)
    {
        var forRunnerUp = entrants.Select((e, i) => e.Guaranteed > 0 ? Held(e, quota.Quotients[i]) : 0).Sum();
        var quotients = quota.Quotients
            .Select((q, i) => q with { Held = entrants[i].Guaranteed > 0 ? forRunnerUp : Math.Min(Held(entrants[i], q), seats - forRunnerUp) })
            .ToList();
        var bySelection = quotients.ToDictionary(q => q.Selection, q => q.Quotient);
        var race = new SeatRace(entrants, quotients.Select(q => q.Held), (e, held) => bySelection[e.Selection] - held);
        return race.Run(seats, ties) with { Quota = quota with { Quotients = quotients } };
    }

    private static QuotaStep Divide(IReadOnlyList<Entrant> entrants, QuotaStep step) => step with
    {
        Quotients = [.. entrants.Select(e => Divide(e, step.Quota))],
    };

    private static QuotientStep Divide(Entrant entrant, Fraction quota)
    {
        var quotient = entrant.Votes / quota * entrant.Factor;
        return new(entrant.Selection, entrant.Votes, entrant.Factor, quotient, (int)quotient.Floor, (int)quotient.Floor);
    }

    private static int Held(Entrant entrant, QuotientStep quotient) =>
        Math.Min(entrant.Limit, Math.Max(quotient.WholeSeats, entrant.Guaranteed));
}
