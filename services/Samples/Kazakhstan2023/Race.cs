using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>
/// A district's contest. Which seven districts went to independents was not found: the seed chooses them; votes are made up everywhere.
/// </summary>
/// <param name="District">Its number, from 1.</param>
/// <param name="Independents">Independent candidates, beside Amanat's.</param>
/// <param name="WonByAmanat">False where the first independent wins.</param>
/// <param name="PerMille">Shares of Amanat's candidate, the independents, against-all and invalid ballots, per thousand ballots.</param>
internal sealed record Race(int District, int Independents, bool WonByAmanat, IReadOnlyList<int> PerMille)
{
    /// <summary>Number of the selection that wins.</summary>
    public int Winner => WonByAmanat ? 0 : 1;

    public static IReadOnlyList<Race> All(ulong seed)
    {
        var random = SplitMix64.For(seed, "races");
        var districts = Regions.Districts.Values.SelectMany(numbers => numbers).Order().ToList();
        var lost = random.Order(districts.Count).Take(Facts.DistrictsWonByIndependents).ToHashSet();
        return [.. districts.Select((district, i) => Of(district, !lost.Contains(i), random))];
    }

    /// <summary>Votes for each selection, then invalid ballots, that sum to the ballots issued.</summary>
    public long[] Totals(long issued) => [.. Shares.Divide(issued, [.. PerMille]).Select(part => (long)part)];

    private static Race Of(int district, bool wonByAmanat, SplitMix64 random)
    {
        var independents = random.Between(3, 6);
        var winner = random.Between(400, 560);
        var againstAll = random.Between(30, 60);
        var invalid = random.Between(18, 32);
        int[] others = OtherShares(1_000 - winner - againstAll - invalid, independents, random);
        int[] candidates = wonByAmanat ? [winner, .. others] : [others[0], winner, .. others[1..]];
        return new Race(district, independents, wonByAmanat, [.. candidates, againstAll, invalid]);
    }

    /// <summary>What is left for those who do not win; the first gets most of it, and less than a winner.</summary>
    private static int[] OtherShares(int left, int count, SplitMix64 random)
    {
        var weights = Enumerable.Range(0, count).Select(i => i == 0 ? 160L : random.Between(40, 120)).ToArray();
        return Shares.Divide(left, weights);
    }
}
