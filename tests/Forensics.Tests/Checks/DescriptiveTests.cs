using Tabulation.Forensics.Checks;
using Tabulation.Forensics.Tests.Kit;

namespace Tabulation.Forensics.Tests.Checks;

/// <summary>Checks that count and list, and give no probability.</summary>
public class DescriptiveTests
{
    [Fact]
    public void Full_stations_are_counted_and_the_largest_listed_first()
    {
        var found = new FullTurnout().Run(MadeUp.Table(
        [
            MadeUp.Station("ordinary", 1_000, 500, 250), MadeUp.Station("full", 800, 800, 300), MadeUp.Station("ship", 30, 30, 30),
            MadeUp.Station("overfull", 900, 901, 500), MadeUp.Station("of one mind", 700, 350, 350), MadeUp.Station("empty", 0, 0, 0),
        ]));
        Assert.Equal((3, 2, 2, 1, 1, 0), (found.Number("turnout100"), found.Number("turnout100Large"), found.Number("share100"),
            found.Number("share100Large"), found.Number("both"), found.Number("bothLarge")));
        Assert.Equal((1_730, 830), (found.Number("registeredAtTurnout100"), found.Number("leaderVotesAtTurnout100")));
        Assert.Equal(["overfull", "full", "ship"], found.List.Select(each => each.Name));
        Assert.Null(found.Probability);
    }

    /// <summary>
    /// Eleven stations at 40, 41 ... 50%: median 45, median absolute deviation 3, so that 90% lies (90 - 45) / (1.4826 * 3) deviations
    /// off... with itself among them.
    /// </summary>
    [Fact]
    public void A_station_unlike_its_neighbours_is_listed_with_its_distance()
    {
        var neighbours = Enumerable.Range(40, 11).Select(percent => MadeUp.Station($"{percent}", 100_000, percent * 1_000, percent * 500)).ToList();
        Assert.Equal(0, new NeighbourOutliers().Run(MadeUp.Table(neighbours)).Number("turnoutHigh"));
        var found = new NeighbourOutliers().Run(MadeUp.Table([.. neighbours, MadeUp.Station("far", 100_000, 90_000, 45_000)]));
        Assert.Equal((1, 0, 0, 0), (found.Number("turnoutHigh"), found.Number("turnoutLow"), found.Number("shareHigh"), found.Number("shareLow")));
        // Twelve percentages: median 45.5, deviations 0.5, 0.5, 1.5 ... 44.5, their median 3.
        Assert.Equal(("far", $"turnout 90.0%, where the median of all is 45.5%: {44.5 / (1.4826 * 3):0.0} deviations "
            + "above"), (found.List[0].Name, found.List[0].Why));
    }

    /// <summary>
    /// A handful of stations are compared with those of the larger area around them, never with the next village's alone.
    /// </summary>
    [Fact]
    public void Neighbours_are_those_of_the_smallest_area_that_is_large_enough()
    {
        var region = Enumerable.Range(0, 20).Select(number => MadeUp.Station($"r{number}", 1_000, 500 + number, 250) with { Areas = ["big", "region"] });
        var village = Enumerable.Range(0, 3).Select(number => MadeUp.Station($"v{number}", 1_000, 980, 490) with { Areas = ["village", "region"] });
        var found = new NeighbourOutliers().Run(MadeUp.Table([.. region, .. village]));
        Assert.Equal((2, 0), (found.Number("neighbourhoods"), found.List.Count));
    }

    [Fact]
    public void Stuffed_stations_move_the_correlation_the_corner_and_the_share_above_the_common_turnout()
    {
        var country = MadeUp.Country(1_000);
        var (before, after) = (new TurnoutAndShare().Run(country), new TurnoutAndShare().Run(country.Change(5, MadeUp.Stuffed)));
        Assert.InRange(before.Number("correlation"), -0.15, 0.15);
        Assert.InRange(after.Number("correlation"), 0.5, 1);
        Assert.InRange(Math.Abs(before.Number("leaderPercentAbove") - before.Number("leaderPercentUpToIt")), 0, 5);
        Assert.InRange(after.Number("leaderPercentAbove") - after.Number("leaderPercentUpToIt"), 5, 60);
        Assert.Equal(0, before.Number("bothAbove90"));
    }

    /// <summary>Four stations of one pattern three times over: worked out by hand.</summary>
    [Fact]
    public void Correlation_and_shares_are_the_textbook_ones()
    {
        (int Turnout, int Leading)[] stations = [(400, 100), (500, 250), (500, 250), (600, 450)];
        var found = new TurnoutAndShare().Run(MadeUp.Table([.. Enumerable.Range(0, 12).Select(number => MadeUp.Station($"{number}", 1_000, stations[number % 4].Turnout, stations[number % 4].Leading))]));
        Assert.Equal(1, found.Number("correlation"), 1e-12);
        Assert.Equal((50, 0), (found.Number("commonTurnout"), found.Number("bothAbove90")));
        Assert.Equal(100.0 * 600 / 1_400, found.Number("leaderPercentUpToIt"), 1e-9);
        Assert.Equal(75, found.Number("leaderPercentAbove"), 1e-9);
    }
}
