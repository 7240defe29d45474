using Tabulation.Forensics.Stations;

namespace Tabulation.Forensics.Checks;

/// <summary>Stations whose turnout or leader's share lies far from that of the stations around them.</summary>
public sealed class NeighbourOutliers : IStationCheck
{
    private const double LeastScore = 3.5;
    private const double LeastSpread = 1;
    private const int MostListed = 20;

    // A normal distribution's standard deviation in median absolute deviations.
    private const double DeviationsInOne = 1.4826;

    public CheckDescription About { get; } = new(
        "neighbour-outliers",
        "Stations unlike their neighbours",
        "Iglewicz, Hoaglin: How to Detect and Handle Outliers (1993), modified z-score; stations against neighbours as in Jimenez, "
        + "Hidalgo, Klimek: Testing for voter rigging in small polling stations, Science Advances 3 (2017)",
        [
            $"stations with at least 100 registered voters; neighbours: the smallest area with at least {Neighbourhoods.Least} stations",
            "distance from the neighbours' median, in 1.4826 median absolute deviations, or in the binomial standard deviation or one "
                + "point where they are larger",
            "listed from 3.5 on, the 20 furthest",
        ],
        "Single stations to look at first: their protocols, their rolls, what is special about them.",
        "That anything is wrong with them: villages beside towns, barracks and hospitals differ for good reasons. Where a whole "
        + "neighbourhood is alike, nothing stands out. Neighbourhoods differ honestly by an unknown amount, so there is no probability.");

    public CheckResult Run(StationTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] stations = [.. table.Counts.LargeStations];
        var neighbourhoods = new Neighbourhoods(table);
        var groups = stations.GroupBy(station => neighbourhoods[station]).ToList();
        List<Outlier> outliers = [.. groups.SelectMany(group => Within(table.Counts, [.. group]))];
        Measure[] numbers =
        [
            new("stations", stations.Length),
            new("neighbourhoods", groups.Count),
            new("turnoutHigh", outliers.Count(one => one is { IsTurnout: true, Score: > 0 })),
            new("turnoutLow", outliers.Count(one => one is { IsTurnout: true, Score: < 0 })),
            new("shareHigh", outliers.Count(one => one is { IsTurnout: false, Score: > 0 })),
            new("shareLow", outliers.Count(one => one is { IsTurnout: false, Score: < 0 })),
        ];
        var furthest = outliers.OrderByDescending(one => Math.Abs(one.Score)).Take(MostListed);
        var list = furthest.Select(one => Describe(table, neighbourhoods, one));
        return new CheckResult(About, numbers, null, Sentence(numbers)) { List = [.. list] };
    }

    private static IEnumerable<Outlier> Within(NightCounts counts, int[] group) => group.Length < Neighbourhoods.Least
        ? []
        : Far(group, station => (counts.TurnoutPercent(station)!.Value, counts.Registered[station]), true)
            .Concat(Far(group, station => (counts.SharePercent(station)!.Value, counts.Cast[station]), false));

    private static IEnumerable<Outlier> Far(int[] group, Func<int, (double Percent, int Of)> figure, bool isTurnout)
    {
        var median = Median([.. group.Select(station => figure(station).Percent)]);
        var spread = DeviationsInOne * Median([.. group.Select(station => Math.Abs(figure(station).Percent - median))]);
        foreach (var station in group)
        {
            var (percent, of) = figure(station);
            var chance = Math.Sqrt(Math.Max(0, median * (100 - median)) / of);
            var score = (percent - median) / Math.Max(spread, Math.Max(chance, LeastSpread));
            if (Math.Abs(score) >= LeastScore) yield return new Outlier(station, isTurnout, percent, median, score);
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static string Sentence(Measure[] numbers) =>
        $"Of {numbers[0].Value:N0} stations in {Words.Count((long)numbers[1].Value, "neighbourhood", "neighbourhoods")}, turnout lies "
        + $"far above the neighbours' median in {numbers[2].Value:N0} and far below in {numbers[3].Value:N0}, the leader's share far "
        + $"above in {numbers[4].Value:N0} and far below in {numbers[5].Value:N0}.";

    private static Listed Describe(StationTable table, Neighbourhoods neighbourhoods, Outlier one) => new(
        table.Stations[one.Station].Code,
        $"{(one.IsTurnout ? "turnout" : "leader's share")} {one.Percent:0.0}%, where the median of "
        + $"{Place(neighbourhoods.NameOf(one.Station))} is {one.Median:0.0}%: {Math.Abs(one.Score):0.0} deviations "
        + $"{(one.Score > 0 ? "above" : "below")}");

    private static string Place(string area) => area.Length == 0 ? "all stations" : area;

    private readonly record struct Outlier(int Station, bool IsTurnout, double Percent, double Median, double Score);
}
