using Tabulation.Contracts.V1;
using Tabulation.Forensics.Announced;

namespace Tabulation.Samples.Tests.Kazakhstan2023;

/// <summary>What was announced and published, as the sample's own statements say it.</summary>
public class KazakhstanAnnouncementsTests
{
    private static readonly Sample s_sample =
        SampleCatalogue.Default.Build(TestKeys.Rehearsal(SampleCatalogue.Default.DefaultSeed));

    [Fact]
    public void Turnout_is_told_as_announced_when_it_was_announced()
    {
        Assert.Equal(21 * 7, Reports.Count());
        Assert.All(Reports, told => Assert.Equal(
            (TurnoutReport.FigureOneofCase.Permyriad, "cec"), (told.Draft.TurnoutReport.FigureCase, told.Draft.Authority)));
        foreach (var (area, turnout) in Published.Turnout)
            Assert.Equal(turnout, SeriesOf(area == "ALL" ? "KZ" : area).Select(percent => (int)(100 * percent)));
        string[] announced = ["10:10", "12:10", "14:10", "16:10", "18:10", "20:10", "22:10"];
        Assert.Equal(announced, Reports.Select(told => $"{s_sample.TimeOf(told).ToOffset(TimeSpan.FromHours(6)):HH:mm}").Distinct());
    }

    /// <summary>A fact about the published turnout: in 14 of 20 regions one announcement is the midpoint of its neighbours.</summary>
    [Fact]
    public void In_14_of_20_regions_the_turnout_told_of_18_10_is_the_midpoint()
    {
        var regions = Published.Turnout.Keys.Where(area => area != "ALL")
            .Select(area => new RegionTurnout(area, [.. SeriesOf(area).Select(percent => (decimal?)percent)]));
        var found = EqualIncrements.Run(new AnnouncedTurnout([10, 12, 14, 16, 18, 20, 22], [.. regions]));
        const string Fact = "In 14 of 20 regions the turnout at 18 is the midpoint of those at 16 and 20 within 0.01 point;";
        Assert.StartsWith(Fact, found.Sentence, StringComparison.Ordinal);
    }

    /// <summary>A fact about the published votes, here as certified: six of eight lie close to a multiple of 0.1% of their sum.</summary>
    [Fact]
    public void Six_of_the_eight_certified_totals_lie_within_4_1_votes_of_a_tenth_of_a_percent()
    {
        var certified = s_sample.Night.Select(told => told.Draft.Certification).First(said => said?.Contest == "list")!;
        var lists = s_sample.Registry.Contests[0].Selections.Select(selection => selection.Code);
        var found = RoundTotals.Run(new AnnouncedTotals([.. lists.Zip(certified.Votes, (list, votes) => new AnnouncedTotal(list, votes))]));
        const string Fact = "6 of the 8 vote totals lie within 4.1 votes of an exact multiple of 0.1% of 6,366,441;";
        Assert.StartsWith(Fact, found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_polls_are_as_published_and_say_that_nobody_told_how_many_answered()
    {
        var midnight = new DateTimeOffset(2023, 3, 20, 0, 0, 0, TimeSpan.FromHours(6));
        var told = s_sample.Night.Where(each => each.Draft.ExitPoll is not null).ToList();
        Assert.Equal(3, told.Count);
        foreach (var (pollster, published) in Published.ExitPolls)
        {
            var each = Assert.Single(told, one => NameOf(one.Draft.Authority) == $"{pollster} (rehearsal)");
            var poll = each.Draft.ExitPoll;
            Assert.Equal(published[..^1], poll.Shares.Select(share => (int)share));
            Assert.False(poll.HasSampleSize || poll.HasDesignEffectPermille || poll.HasResponsePermille);
            Assert.StartsWith("Not published", poll.Method, StringComparison.Ordinal);
            Assert.EndsWith($"{published[^1] / 100}.{published[^1] % 100:D2}%", poll.Method, StringComparison.Ordinal);
            Assert.True(s_sample.TimeOf(each) > midnight);
        }
    }

    private static IEnumerable<NightEvent> Reports => s_sample.Night.Where(told => told.Draft.TurnoutReport is not null);

    private static IEnumerable<decimal> SeriesOf(string area) => Reports.Select(told => told.Draft.TurnoutReport)
        .Where(report => report.Area == area).OrderBy(report => report.Moment).Select(report => report.Permyriad / 100m);

    private static string NameOf(string authority) => s_sample.Registry.Authorities.Single(known => known.Code == authority).Names[0].Text;
}
