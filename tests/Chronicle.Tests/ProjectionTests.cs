using Tabulation.Chronicle.Observing;
using Tabulation.Chronicle.Polling;

namespace Tabulation.Chronicle.Tests;

public sealed class ProjectionTests
{
    private const int Samples = 2_000;

    [Fact]
    public void The_margin_holds_the_true_share_and_lead_in_95_of_100_samples()
    {
        var random = new Random(20_230_319);
        var country = Country(random);
        var (share, lead) = (Truth(country, votes => votes[0]), Truth(country, votes => votes[0] - votes[1]));
        var (shares, leads) = (0, 0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var projection = Projection.Of(Draw(country, random))!;
            if (Covers(projection.Share(0), share)) shares++;
            if (Covers(projection.Lead(0, 1), lead)) leads++;
        }

        Assert.InRange(shares / (double)Samples, 0.93, 0.97);
        Assert.InRange(leads / (double)Samples, 0.93, 0.97);
    }

    [Fact]
    public void A_sample_of_all_stations_is_the_count_itself()
    {
        var country = Country(new Random(1));
        var projection = Projection.Of([.. country.Select(stratum => new StratumFindings(stratum.Count, stratum.Count, stratum))])!;
        Assert.Equal(Truth(country, votes => votes[0]), projection.Share(0).Value, 12);
        Assert.Equal(0, projection.Share(0).Margin);
        Assert.Equal(1, Enumerable.Range(0, 3).Sum(selection => projection.Share(selection).Value), 12);
        Assert.Equal(projection.Share(0).Value - projection.Share(1).Value, projection.Lead(0, 1).Value, 12);
    }

    [Fact]
    public void Without_two_stations_in_every_stratum_nothing_is_projected()
    {
        (long, IReadOnlyList<long>) station = (100, [60, 40]);
        Assert.Null(Projection.Of([]));
        Assert.NotNull(Projection.Of([new StratumFindings(10, 3, [station, station]), new StratumFindings(0, 1, [])]));
        Assert.Null(Projection.Of([new StratumFindings(10, 3, [station])]));
        Assert.Null(Projection.Of([new StratumFindings(10, 3, [station, station]), new StratumFindings(10, 3, [])]));
        Assert.NotNull(Projection.Of([new StratumFindings(10, 3, [station, station]), new StratumFindings(1, 1, [station])]));
    }

    /// <summary>By hand: one stratum, no correction to speak of: s^2 of the residuals over n.</summary>
    [Fact]
    public void A_small_example_by_hand()
    {
        var projection = Projection.Of([new StratumFindings(4, 2, [(100, [60L, 40L]), (200, [100L, 100L])])])!;
        // p = 160/300; residuals 60 - p*100 = 6.667 and -6.667: s^2 = 88.889; v = 16 * 0.5 * 88.889 / 2 / 600^2; t(1) = 12.7062.
        Assert.Equal(160 / 300.0, projection.Share(0).Value, 12);
        Assert.Equal(12.706_204_736 * Math.Sqrt(16 * 0.5 * (2 * 400 / 9.0) / 2) / 600, projection.Share(0).Margin, 6);
    }

    /// <summary>The lead's variance again, as that of a difference of two shares of one multinomial sample: var p1 + var p2 - 2 cov.</summary>
    [Theory]
    [InlineData(0.5, 0.3, 500, 1.5)]
    [InlineData(0.5319, 0.1084, 8_000, 1.0)]
    public void An_exit_polls_margins_are_those_of_the_formulas(double first, double second, int n, double deff)
    {
        Assert.Equal(196 * Math.Sqrt(deff * first * (1 - first) / n), ExitPollReport.MarginOf(first, n, deff)!.Value, 9);
        var variance = ((first * (1 - first)) + (second * (1 - second)) + (2 * first * second)) * deff / n;
        Assert.Equal(196 * Math.Sqrt(variance), ExitPollReport.MarginOfLead(first, second, n, deff)!.Value, 9);
        Assert.Null(ExitPollReport.MarginOf(first, null, deff));
        Assert.Null(ExitPollReport.MarginOfLead(first, second, n, null));
    }

    private static bool Covers(Estimate estimate, double truth) => Math.Abs(estimate.Value - truth) <= estimate.Margin;

    private static List<List<(long Valid, IReadOnlyList<long> Votes)>> Country(Random random) =>
        [.. new[] { 0.3, 0.45, 0.6, 0.5 }.Select(mean => Enumerable.Range(0, 150).Select(_ => Station(mean, random)).ToList())];

    private static (long Valid, IReadOnlyList<long> Votes) Station(double mean, Random random)
    {
        long valid = random.Next(200, 1_500);
        var first = (long)(valid * Math.Clamp(mean + (0.2 * (random.NextDouble() - 0.5)), 0, 1));
        var second = (long)((valid - first) * random.NextDouble());
        return (valid, [first, second, valid - first - second]);
    }

    private static List<StratumFindings> Draw(List<List<(long Valid, IReadOnlyList<long> Votes)>> country, Random random) =>
        [.. country.Select(stratum => new StratumFindings(stratum.Count, 12, [.. Shuffled(stratum, random).Take(12)]))];

    private static (long Valid, IReadOnlyList<long> Votes)[] Shuffled(List<(long Valid, IReadOnlyList<long> Votes)> stratum, Random random)
    {
        var order = stratum.ToArray();
        random.Shuffle(order);
        return order;
    }

    private static double Truth(List<List<(long Valid, IReadOnlyList<long> Votes)>> country, Func<IReadOnlyList<long>, long> of) =>
        country.SelectMany(stratum => stratum).Sum(station => of(station.Votes)) / (double)country.SelectMany(stratum => stratum).Sum(station => station.Valid);
}
