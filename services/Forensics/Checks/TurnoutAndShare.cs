using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Checks;

/// <summary>How turnout and the leader's share go together: what the histograms and the fingerprint show, in numbers.</summary>
public sealed class TurnoutAndShare : IStationCheck
{
    private const int LeastStations = 10;
    private const int Corner = 90;
    private const int Points = 100;

    public CheckDescription About { get; } = new(
        "turnout-and-share",
        "Turnout against the leader's share",
        "Klimek, Yegorov, Hanel, Thurner: Statistical detection of systematic election irregularities, PNAS 109 (2012); Shpilkin: "
        + "Statistical analysis of the results of Russian elections in 2007-2009, Troitsky Variant 40 (2009), as in Kobak, Shpilkin, "
        + "Pshenichnikov (2016)",
        [
            "stations with at least 100 registered voters; turnout in bins of one point, those above 100% in the last",
            "the most common turnout: the bin with the most registered voters",
            "skewness and kurtosis of the logarithmic vote rate ln((N - W) / W), N registered voters, W votes for the leader, both above 0",
        ],
        "A second group of stations towards 100% of both, or a leader's share that rises with turnout: what a fingerprint, drawn beside, "
            + "makes visible.",
        "Why: turnout and support differ together between town and country, between regions and between minorities for honest reasons. "
        + "There is no null to compare with, so there is no probability, and no number of votes is called false.");

    public CheckResult Run(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var counts = table.Counts;
        int[] stations = [.. counts.LargeStations];
        if (stations.Length < LeastStations) return TooFew(stations.Length);
        var mode = stations.GroupBy(station => BinOf(counts, station)).MaxBy(bin => bin.Sum(station => (long)counts.Registered[station]))!.Key;
        double[] rates = [.. stations.Where(station => counts.Leading[station] > 0 && counts.Leading[station] < counts.Registered[station])
            .Select(station => Math.Log((counts.Registered[station] - (double)counts.Leading[station]) / counts.Leading[station]))];
        Measure[] numbers =
        [
            new("stations", stations.Length),
            new("correlation", Correlation(counts, stations)),
            new("commonTurnout", mode),
            new("leaderPercentUpToIt", Share(counts, stations.Where(station => BinOf(counts, station) <= mode))),
            new("leaderPercentAbove", Share(counts, stations.Where(station => BinOf(counts, station) > mode))),
            new("bothAbove90", stations.Count(station => counts.TurnoutPercent(station) > Corner && counts.SharePercent(station) > Corner)),
            new("skewness", Moment(rates, 3)),
            new("kurtosis", Moment(rates, 4)),
        ];
        return new CheckResult(About, numbers, null, Sentence(numbers));
    }

    private CheckResult TooFew(int stations) =>
        new(About, [new("stations", stations)], null, "There are too few stations with 100 voters to compare.");

    private static int BinOf(NightCounts counts, int station) =>
        Math.Min(Points - 1, (int)(100L * counts.Turnout[station] / counts.Registered[station]));

    private static double Share(NightCounts counts, IEnumerable<int> stations)
    {
        long leading = 0, cast = 0;
        foreach (var station in stations) (leading, cast) = (leading + counts.Leading[station], cast + counts.Cast[station]);
        return cast == 0 ? 0 : 100.0 * leading / cast;
    }

    private static double Correlation(NightCounts counts, int[] stations)
    {
        var turnout = stations.Average(station => counts.TurnoutPercent(station)!.Value);
        var share = stations.Average(station => counts.SharePercent(station)!.Value);
        double both = 0, one = 0, other = 0;
        foreach (var station in stations)
        {
            var (x, y) = (counts.TurnoutPercent(station)!.Value - turnout, counts.SharePercent(station)!.Value - share);
            (both, one, other) = (both + (x * y), one + (x * x), other + (y * y));
        }

        return one == 0 || other == 0 ? 0 : both / Math.Sqrt(one * other);
    }

    /// <summary>The central moment of an order in units of the standard deviation; 0 where nothing varies.</summary>
    private static double Moment(double[] values, int order)
    {
        if (values.Length == 0) return 0;
        var mean = values.Average();
        var variance = values.Average(value => (value - mean) * (value - mean));
        return variance == 0 ? 0 : values.Average(value => Math.Pow(value - mean, order)) / Math.Pow(variance, order / 2.0);
    }

    private static string Sentence(Measure[] numbers) =>
        $"Turnout and the leader's share correlate with {numbers[1].Value:0.00}. The leader has {numbers[3].Value:0.0}% of the ballots "
        + $"at stations up to the most common turnout of {numbers[2].Value:0}-{numbers[2].Value + 1:0}%, and {numbers[4].Value:0.0}% "
        + $"above it; {Words.Count((long)numbers[5].Value, "station reports", "stations report")} more than 90% of both.";
}
