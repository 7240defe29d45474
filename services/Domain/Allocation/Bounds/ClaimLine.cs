namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>
/// The votes with which a rival's first, second, third ... claim is level with the claim of a list that holds a given number of seats:
/// rising, and linear but for its first value and one kink. In units of 1/<see cref="Scale"/> vote.
/// <para>Highest averages: rival's votes / divisor(c - 1) = votes / divisor(held). Largest remainder with quota q: (rival's votes -
/// votes) / q = c - 1 - held. Plurality: rival's votes = votes.</para>
/// </summary>
internal readonly record struct ClaimLine(Int128 Scale, Int128 First, int Kink, Int128 AtKink, Int128 Before, Int128 After)
{
    /// <param name="rule">The rule.</param>
    /// <param name="votes">The list's.</param>
    /// <param name="held">Seats it holds.</param>
    /// <param name="rivalry">Whence the quota comes.</param>
    /// <param name="favoured">Where a quota is not known: whether the line shall lie above the true one, not below.</param>
    public static ClaimLine Of(AllocationRule rule, long votes, int held, Rivalry rivalry, bool favoured) => rule.Method switch
    {
        AllocationMethod.LargestRemainderHare => Remainders(votes, held, rule.Seats, rivalry, 0, favoured),
        AllocationMethod.LargestRemainderDroop => Remainders(votes, held, rule.Seats + 1, rivalry, rule.Seats + 1, favoured),
        AllocationMethod.DHondt => Averages(rule, votes, held),
        AllocationMethod.SainteLague => Averages(rule, votes, held),
        AllocationMethod.ModifiedSainteLague => Averages(rule, votes, held),
        AllocationMethod.Plurality => new(1, votes, 1, votes, 0, 0),
    };

    /// <param name="claim">From 1.</param>
    public Int128 At(int claim)
    {
        if (claim == 1)
            return First;
        return AtKink + ((claim - Kink) * (claim > Kink ? After : Before));
    }

    /// <summary>How many claims of a rival with so many votes (in units) reach the line.</summary>
    public int Reached(Int128 votes, int cap)
    {
        var (reached, beyond) = (0, cap + 1);
        while (beyond - reached > 1)
        {
            var middle = (reached + beyond) / 2;
            (reached, beyond) = At(middle) <= votes ? (middle, beyond) : (reached, middle);
        }

        return reached;
    }

    private static ClaimLine Averages(AllocationRule rule, long votes, int held)
    {
        Int128 first = votes * Divisor(rule, 0), second = votes * Divisor(rule, 1), third = votes * Divisor(rule, 2);
        return new(Divisor(rule, held), first, 2, second, second - first, third - second);
    }

    /// <summary>In whole numbers, as a multiple of the true divisor.</summary>
    private static Int128 Divisor(AllocationRule rule, int held) =>
        (Int128)(HighestAverages.Divisor(rule, held) * Fraction.Of(rule.FirstDivisor.Denominator, 1)).Numerator;

    /// <summary>Droop's quota is above total / (seats + 1), and by 1 at most.</summary>
    private static ClaimLine Remainders(long votes, int held, int divisor, Rivalry rivalry, int slack, bool favoured)
    {
        Int128 level = (Int128)votes * divisor, least = rivalry.LeastTotal, most = (Int128)rivalry.MostTotal + slack;
        var (before, after) = favoured ? (least, most) : (most, least);
        return new(divisor, level - (held * before), held + 1, level, before, after);
    }
}
