using Tabulation.Forensics.Checks;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Announced;

/// <summary>Turnout that rises by the same amount in two intervals one after the other, in many regions at once.</summary>
public static class EqualIncrements
{
    private const decimal Tolerance = 0.01m;
    private const decimal LeastRise = 0.1m;

    /// <summary>Hours in hundredths: 10:10, 10:20 and 10:30 are 10.17, 10.33 and 10.5. Within one hundredth, intervals cannot be told.</summary>
    private const decimal HourRounding = 0.01m;

    public static CheckDescription About { get; } = new(
        "equal-increments",
        "Equal increments between turnout announcements",
        "No paper: looked for after announced figures had been seen to do so",
        [
            "three announcements at equal intervals; regions where turnout rises by at least 0.1 point from the first to the last",
            "the middle one is the midpoint of the other two within 0.01 point, 0.01 included",
            "by chance: anywhere between the other two with equal probability, on a grid of 0.01 point, each region for itself",
            "p: of the most unusual three hours, times the number of such threes",
        ],
        "Announcements that may have been interpolated between others, rather than counted.",
        "Whether the first and the last were counted. Voters who come evenly over these hours give midpoints more often than the equal "
        + "probability assumed here; chosen after the fact as well, so the probability says less than it seems.") { PostHoc = true };

    /// <summary>The most unusual three hours; with fewer than three equally spaced hours there is nothing to look at.</summary>
    public static CheckResult Run(AnnouncedTurnout turnout)
    {
        ArgumentNullException.ThrowIfNull(turnout);
        var triples = Triples(turnout).Where(triple => triple.Regions.Count > 0).ToList();
        if (triples.Count == 0) return new CheckResult(About, [], null, "There are no three announcements at equal intervals to compare.");
        var first = triples.MinBy(triple => triple.Chance)!;
        var measures = triples.SelectMany(triple => new[]
        {
            new Measure($"regions {triple.Hours}", triple.Regions.Count),
            new Measure($"midpoints {triple.Hours}", triple.Midpoints.Count()),
            new Measure($"expected {triple.Hours}", triple.Expected),
        });
        return new CheckResult(About, [.. measures], Math.Min(1, triples.Count * first.Chance), Sentence(first))
        {
            List = [.. first.Midpoints.Select(region => new Listed(region.Name, $"{region.First:0.00}%, {region.Middle:0.00}%, "
                + $"{region.Last:0.00}%"))],
        };
    }

    private static IEnumerable<Triple> Triples(AnnouncedTurnout turnout)
    {
        var hours = turnout.Hours;
        for (var i = 0; i + 2 < hours.Count; i++)
            if (hours[i] < hours[i + 1] && hours[i + 1] < hours[i + 2] && Math.Abs((2 * hours[i + 1]) - hours[i] - hours[i + 2]) <= HourRounding)
                yield return new Triple(hours[i], hours[i + 1], hours[i + 2], RisesFrom(turnout, i));
    }

    private static Rise[] RisesFrom(AnnouncedTurnout turnout, int hour) =>
        [.. turnout.Regions.Select(region => Rise.Of(region, hour)).OfType<Rise>()];

    private static string Sentence(Triple triple) =>
        $"In {triple.Midpoints.Count():N0} of {triple.Regions.Count:N0} regions the turnout at {triple.At} is the midpoint of those at "
        + $"{triple.From} and {triple.To} within 0.01 point; {triple.Expected:0.0} would be expected if it were anywhere between them "
        + "with equal probability. Looked for after the fact.";

    private sealed record Triple(decimal From, decimal At, decimal To, IReadOnlyList<Rise> Regions)
    {
        public string Hours => $"{From}-{At}-{To}";

        public IEnumerable<Rise> Midpoints => Regions.Where(region => region.IsMidpoint);

        public double Expected => Regions.Sum(region => region.Chance);

        public double Chance => PoissonBinomial.AtLeast([.. Regions.Select(region => region.Chance)], Midpoints.Count());
    }

    private sealed record Rise(string Name, decimal First, decimal Middle, decimal Last)
    {
        public bool IsMidpoint => IsNear(Middle);

        /// <summary>How many of the values on the grid from the first to the last are near the midpoint.</summary>
        public double Chance
        {
            get
            {
                var steps = (int)((Last - First) / Tolerance);
                return Enumerable.Range(0, steps + 1).Count(step => IsNear(First + (step * Tolerance))) / (steps + 1.0);
            }
        }

        public static Rise? Of(RegionTurnout region, int at) =>
            region.Percents[at] is { } first && region.Percents[at + 1] is { } middle && region.Percents[at + 2] is { } last
            && last - first >= LeastRise
                ? new Rise(region.Region, first, middle, last)
                : null;

        private bool IsNear(decimal value) => Math.Abs((2 * value) - First - Last) <= 2 * Tolerance;
    }
}
