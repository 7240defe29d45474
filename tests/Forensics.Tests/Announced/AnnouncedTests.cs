using Tabulation.Forensics.Announced;
using Tabulation.Forensics.Tests.Kit;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Tests.Announced;

public class AnnouncedTests
{
    private readonly Draws draws = new(new SplitMix64(3));

    /// <summary>Totals anywhere are as often near a multiple as is said.</summary>
    [Fact]
    public void Totals_drawn_anywhere_are_near_as_often_as_expected()
    {
        double near = 0, expected = 0;
        for (var election = 0; election < 2_000; election++)
        {
            var found = RoundTotals.Run(new AnnouncedTotals([.. Enumerable.Range(0, 8).Select(list => new AnnouncedTotal($"{list}", 1_000 + (long)(60_000 * draws.Uniform())))]));
            (near, expected) = (near + found.Number("near"), expected + found.Number("expected"));
        }

        Assert.InRange(near, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
    }

    [Fact]
    public void Totals_made_from_tenths_of_a_percent_are_all_found()
    {
        long[] tenths = [539, 109, 86, 84, 68, 52, 39, 23];
        var found = RoundTotals.Run(new AnnouncedTotals([.. tenths.Select(part => new AnnouncedTotal($"{part}", (part * 6_366_441 / 1_000) + 1))]));
        Assert.Equal(8, found.Number("near"));
        Assert.InRange(found.Probability!.Value, 0, 1e-20);
    }

    /// <summary>Where the middle hour is anywhere between the others, a probability below 5% is as rare as that.</summary>
    [Fact]
    public void Turnout_that_rises_at_random_gives_few_alarms()
    {
        const int Nights = 2_000;
        var alarms = Enumerable.Range(0, Nights).Count(_ => EqualIncrements.Run(Night(() => draws.Uniform())).Probability < 0.05);
        Assert.InRange(alarms, 0, (0.05 * Nights) + (4 * Math.Sqrt(0.05 * Nights)));
    }

    [Fact]
    public void Interpolated_turnout_is_found()
    {
        var found = EqualIncrements.Run(Night(() => 0.5));
        Assert.Equal(found.Number("regions 16-18-20"), found.Number("midpoints 16-18-20"));
        Assert.InRange(found.Probability!.Value, 0, 1e-20);
    }

    [Fact]
    public void What_was_not_announced_or_hardly_rises_is_not_looked_at()
    {
        var turnout = new AnnouncedTurnout([16, 18, 20], [new("a", [40, null, 50]), new("b", [40.00m, 40.04m, 40.08m]), new("c", [40.00m, 40.05m, 40.10m])]);
        Assert.Equal(1, EqualIncrements.Run(turnout).Number("regions 16-18-20"));
        Assert.Empty(EqualIncrements.Run(new AnnouncedTurnout([16, 17, 20], turnout.Regions)).Numbers);
    }

    /// <summary>Hours are in hundredths, and a third of one is not.</summary>
    [Fact]
    public void Twenty_minutes_are_as_long_as_the_next_twenty()
    {
        var turnout = new AnnouncedTurnout([10.17m, 10.5m, 10.83m], [new("a", [10, 11, 12])]);
        Assert.Equal(1, EqualIncrements.Run(turnout).Number("midpoints 10.17-10.5-10.83"));
        Assert.Equal(1, EqualIncrements.Run(turnout with { Hours = [10m, 10.17m, 10.33m] }).Number("midpoints 10-10.17-10.33"));
    }

    /// <summary>Percentages anywhere on their grid are as often whole as is said, and a low probability is as rare.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    public void Turnout_anywhere_is_whole_as_often_as_expected(int steps)
    {
        double whole = 0, expected = 0;
        var alarms = 0;
        for (var night = 0; night < 2_000; night++)
        {
            var regions = Enumerable.Range(0, 20).Select(number => new RegionTurnout($"{number}", [(decimal)(1 + (int)(99 * steps * draws.Uniform()) % ((99 * steps) - 1)) / steps]));
            var found = RoundTurnout.Run(new AnnouncedTurnout([16], [.. regions]));
            if (found.Probability is not { } probability || found.Number("steps") != steps) continue;
            (whole, expected) = (whole + found.Number("whole"), expected + found.Number("expected"));
            if (probability < 0.05) alarms++;
        }

        Assert.InRange(whole, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
        Assert.InRange(alarms, 0, (0.05 * 2_000) + (4 * Math.Sqrt(0.05 * 2_000)));
    }

    [Fact]
    public void Whole_percentages_among_hundredths_are_found_and_listed()
    {
        var regions = Enumerable.Range(0, 20).Select(number => new RegionTurnout($"r{number}", [number < 15 ? 40 + number : 40.13m + number, 70]));
        var found = RoundTurnout.Run(new AnnouncedTurnout([16, 18], [.. regions]));
        Assert.Equal((40, 35, 100), (found.Number("announcements"), found.Number("whole"), found.Number("steps")));
        Assert.InRange(found.Probability!.Value, 0, 1e-40);
        Assert.Equal(("r0", "40%"), (found.List[0].Name, found.List[0].Why));
        Assert.True(found.About.PostHoc);
    }

    [Fact]
    public void Of_whole_percentages_alone_and_of_repeated_ones_nothing_is_told()
    {
        Assert.Null(RoundTurnout.Run(new AnnouncedTurnout([16, 18], [new("a", [40, 41]), new("b", [null, 0])])).Probability);
        Assert.Equal(2, RoundTurnout.Run(new AnnouncedTurnout([16, 18, 20], [new("a", [40, 40, 40.1m])])).Number("announcements"));
    }

    private AnnouncedTurnout Night(Func<double> middle) => new([16, 18, 20], [.. Enumerable.Range(0, 20).Select(number => Region($"{number}", middle()))]);

    private RegionTurnout Region(string name, double middle)
    {
        var (first, rise) = (Hundredths(40 + (10 * draws.Uniform())), Hundredths(1 + (4 * draws.Uniform())));
        return new RegionTurnout(name, [first, first + Hundredths((double)rise * middle), first + rise]);
    }

    private static decimal Hundredths(double percent) => Math.Round((decimal)percent, 2);
}
