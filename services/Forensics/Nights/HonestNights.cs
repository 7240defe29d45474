using Tabulation.Forensics.Stations;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Nights;

/// <summary>
/// Nights on which nothing but chance is at work, at stations as large as the real ones: each station's turnout and leader's share are
/// drawn from a beta
/// distribution around those of its neighbourhood, as wide as the real stations are within theirs, and its ballots are binomial. Safe for
/// concurrent use.
/// </summary>
public sealed class HonestNights
{
    private readonly NightCounts real;
    private readonly ulong seed;
    private readonly Neighbourhoods neighbourhoods;
    private readonly double[] turnout;
    private readonly double[] cast;
    private readonly double[] share;

    public HonestNights(StationTable table, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        (real, this.seed, neighbourhoods) = (table.Counts, seed, new Neighbourhoods(table));
        turnout = Rates(real.Turnout, real.Registered);
        cast = Rates(real.Cast, real.Turnout);
        share = Rates(real.Leading, real.Cast);
        TurnoutCorrelation = Correlation(real.Turnout, real.Registered, turnout);
        ShareCorrelation = Correlation(real.Leading, real.Cast, share);
    }

    /// <summary>How strongly two voters of a station agree on coming, beyond what their neighbourhood explains; from 0 to 0.5.</summary>
    public double TurnoutCorrelation { get; }

    /// <summary>
    /// How strongly two ballots of a station agree on the leader, beyond what their neighbourhood explains; from 0 to 0.5.
    /// </summary>
    public double ShareCorrelation { get; }

    /// <summary>The night of this number, from 0: the same one each time.</summary>
    public NightCounts Draw(int night)
    {
        var draws = new Draws(SplitMix64.For(seed, $"night {night}"));
        var drawn = new NightCounts(real.Registered, new int[real.Count], new int[real.Count], new int[real.Count]);
        for (var station = 0; station < real.Count; station++)
        {
            var place = neighbourhoods[station];
            drawn.Turnout[station] = draws.BetaBinomial(real.Registered[station], turnout[place], TurnoutCorrelation);
            drawn.Cast[station] = draws.Binomial(drawn.Turnout[station], cast[place]);
            drawn.Leading[station] = draws.BetaBinomial(drawn.Cast[station], share[place], ShareCorrelation);
        }

        return drawn;
    }

    /// <summary>Parts of wholes by neighbourhood, at most 1; 0 where there is no whole.</summary>
    private double[] Rates(int[] parts, int[] wholes)
    {
        var sums = new (long Part, long Whole)[neighbourhoods.Count];
        for (var station = 0; station < parts.Length; station++)
        {
            ref var sum = ref sums[neighbourhoods[station]];
            sum = (sum.Part + parts[station], sum.Whole + wholes[station]);
        }

        return [.. sums.Select(sum => sum.Whole == 0 ? 0 : Math.Min(1, sum.Part / (double)sum.Whole))];
    }

    /// <summary>By moments: the variance of a beta-binomial number is n m (1 - m) (1 + (n - 1) correlation).</summary>
    private double Correlation(int[] parts, int[] wholes, double[] means)
    {
        double beyond = 0, possible = 0;
        for (var station = 0; station < parts.Length; station++)
        {
            double n = wholes[station], mean = means[neighbourhoods[station]], difference = parts[station] - (n * mean);
            beyond += (difference * difference) - (n * mean * (1 - mean));
            possible += n * (n - 1) * mean * (1 - mean);
        }

        return possible <= 0 ? 0 : Math.Clamp(beyond / possible, 0, 0.5);
    }
}
