using System.Numerics;
using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Tests.Kit;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Tests.Checks;

public class IntegerPercentagesTests
{
    /// <summary>A few stations, summed in whole numbers: C(n, k) a^k (n - a)^(n - k) over all k that are near a whole percentage.</summary>
    [Fact]
    public void The_expectation_is_the_exact_sum()
    {
        (int Registered, int Turnout, int Leading)[] stations = [(157, 80, 33), (240, 120, 70), (1_003, 512, 300), (100, 61, 61), (333, 329, 100), (99, 50, 25)];
        var table = MadeUp.Table([.. stations.Select((station, number) => MadeUp.Station($"{number}", station.Registered, station.Turnout, station.Leading))]);
        // The fourth has 100% for the leader, the last fewer than 100 voters.
        var admitted = stations.Where((_, number) => number is 0 or 1 or 2 or 4).ToArray();
        var expected = admitted.Sum(station => 1 - ((1 - Chance(station.Turnout, station.Registered)) * (1 - Chance(station.Leading, station.Turnout))));
        var found = new IntegerPercentages().Run(table);
        Assert.Equal((4, admitted.Count(station => IsNear(station.Turnout, station.Registered) || IsNear(station.Leading, station.Turnout))),
            (found.Number("stations"), found.Number("whole")));
        Assert.Equal(expected, found.Number("expected"), 1e-9);
    }

    [Fact]
    public void The_bounds_of_the_window_count_as_near()
    {
        // 100.05%, 99.95% and 50.05% of 2,000 voters are whole numbers; one voter further is not near.
        Assert.All([1_001, 999, 1_000, 0, 2_000, 1], turnout => Assert.True(WholePercents.Near(turnout, 2_000)));
        Assert.All([1_002, 998, 2, 1_010], turnout => Assert.False(WholePercents.Near(turnout, 2_000)));
        var random = new SplitMix64(5);
        for (var i = 0; i < 10_000; i++)
        {
            var n = random.Between(1, 4_000);
            var k = random.Between(0, n);
            Assert.Equal(IsNear(k, n), WholePercents.Near(k, n));
        }
    }

    [Fact]
    public void Turnout_set_to_whole_percentages_at_one_station_in_ten_is_found()
    {
        var country = MadeUp.Country(2_000);
        Assert.InRange(new IntegerPercentages().Probability(country.Counts)!.Value, 0.01, 1);
        var found = new IntegerPercentages().Run(country.Change(10, MadeUp.AtWholePercent));
        Assert.InRange(found.Probability!.Value, 0, 1e-6);
        Assert.InRange(found.Number("excessOfTurnout"), 120, 250);
        Assert.InRange(found.Number("excessOfShare"), -60, 60);
    }

    [Fact]
    public void Where_no_station_is_large_enough_there_is_nothing_to_say()
    {
        var found = new IntegerPercentages().Run(MadeUp.Table([MadeUp.Station("small", 99, 50, 20)]));
        Assert.Null(found.Probability);
        Assert.Equal(0, found.Number("stations"));
    }

    private static bool IsNear(int k, int n)
    {
        var percent = 100m * k / n;
        return Math.Abs(percent - Math.Round(percent)) <= 0.05m;
    }

    private static double Chance(int successes, int trials)
    {
        BigInteger near = 0, term = BigInteger.Pow(trials - successes, trials);
        for (var k = 0; k <= trials; k++)
        {
            if (IsNear(k, trials)) near += term;
            term = k == trials ? term : term * (trials - k) * successes / ((k + 1) * (BigInteger)(trials - successes));
        }

        return (double)(near * 1_000_000_000_000_000 / BigInteger.Pow(trials, trials)) / 1e15;
    }
}
