using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Tests.Kazakhstan2023;

public class KazakhstanNightTests
{
    private static readonly Sample s_sample = SampleCatalogue.Default.Build(TestKeys.Rehearsal(SampleCatalogue.Default.DefaultSeed));
    private static readonly PlayedNight s_night = new(s_sample);

    [Fact]
    public void No_station_of_a_real_place_breaks_any_rule_not_even_for_the_record()
    {
        Assert.Equal(10_223 + 10_146, s_night.Verdicts.Count);
        Assert.All(s_night.Verdicts, verdict => Assert.Equal(Disposition.Unspecified, verdict.Gravest));
    }

    [Fact]
    public void It_ends_with_the_published_seats_and_says_where_they_come_from()
    {
        var list = Assert.Single(s_sample.Expected.Contests, contest => contest.Published);
        Assert.Equal(Published.Votes, list.Selections.Select(selection => selection.Votes));
        Assert.Equal(Published.Seats, list.Selections.Select(selection => selection.Seats));
        var seats = s_night.Seats("list", s_sample.Expected.DirectSeats);
        Assert.Equal(Published.Seats, Enumerable.Range(0, 8).Select(n => seats.SeatsOf(new(n))));
        Assert.Contains("Central Election Commission", s_sample.Expected.Source, StringComparison.Ordinal);
    }
}
