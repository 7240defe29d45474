using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;

namespace Tabulation.Chronicle.Tests.Turnout;

public sealed class TurnoutTableTests
{
    [Fact]
    public void A_report_in_time_that_is_corrected_later_is_not_late_and_its_correction_is_told()
    {
        var night = new TurnoutNight().At(65);
        Assert.True(night.Say("P000", 0, 100));
        Assert.True(night.At(100).Say("P000", 0, 90));
        Assert.True(night.Say("P001", 0, 50));
        var told = night.Told();
        Assert.Equal((1, 1), (told.Rows[0].Moments[0].Late, told.Rows[0].Moments[0].Corrected));
        Assert.Equal(["P001"], told.Lapses.Where(lapse => lapse.Lapse == "LATE").Select(lapse => lapse.Place.Precinct));
        var correction = Assert.Single(told.Corrections);
        Assert.Equal(
            ("P000", 0, 100, 90, "CEC", "Counted again."),
            (correction.Place.Precinct, correction.Moment, correction.Before.Count, correction.After.Count, correction.Authority, correction.Reason));
        Assert.EndsWith(", corrected", night.Chronicle.Events[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_report_stays_late_when_it_is_corrected()
    {
        var night = new TurnoutNight().At(71);
        Assert.True(night.Say("P000", 0, 100) && night.Say("P000", 0, 90) && night.Say("N", 0, 1_000) && night.Say("N", 0, 900) && night.Say("S", 0, null, 900));
        var late = night.Told().Lapses.Where(lapse => lapse.Lapse == "LATE").Select(lapse => lapse.Place.Precinct + lapse.Place.Area);
        Assert.Equal(["P000", "N"], late);
        var announced = night.Told().Rows.Single(row => row.Area == "N").Moments[0].Announced!;
        Assert.Equal((900, true, true), (announced.Count!.Value, announced.Late, announced.Corrected));
    }

    [Fact]
    public void A_precincts_percentage_is_shown_as_one_and_is_in_no_sum()
    {
        var night = new TurnoutNight().At(61);
        Assert.True(night.Say("P000", 0, 100) && night.Say("P001", 0, null, 4_137));
        var cell = night.Country.Moments[0];
        Assert.Equal((1, 1, 100L, 1_000L, 10.0), (cell.Reported, cell.PercentOnly, cell.Count, cell.Registered!.Value, cell.Percent!.Value));
        var told = Assert.Single(night.Told().Percentages);
        Assert.Equal(("P001", 0, 41.37, "CEC"), (told.Place.Precinct, told.Moment, told.Percent, told.Authority));
        Assert.DoesNotContain(night.At(80).Told().Lapses, lapse => lapse.Place.Precinct == "P001");
    }

    [Fact]
    public void Voters_counted_at_a_station_that_is_merged_stay_counted_and_are_on_one_roll()
    {
        var night = new TurnoutNight().At(61);
        Assert.True(night.Say("P000", 0, 100) && night.Say("P003", 0, 200));
        Assert.True(night.At(90).Restation(["P000", "P003"], ("P900", 0, 2_100)));
        Assert.Equal((2, 300L, 2_000L), Figures(night.Country.Moments[0]));
        Assert.Equal((0, 0L, 0L), Figures(night.Country.Moments[1]));
        Assert.Equal((0, 300L, 2_000L), Figures(night.At(121).Country.Moments[1]));
        Assert.True(night.Say("P900", 1, 40));
        var cell = night.Told().Rows.Single(row => row.Area == "N.1").Moments[1];
        Assert.Equal((1, 340L, 2_100L), Figures(cell));
        Assert.Equal((2, 300L), (cell.Closed, cell.CountOfClosed));
        var change = Assert.Single(night.Told().StationChanges);
        Assert.Equal([("P000", 100), ("P003", 200)], change.Closed.Select(closed => (closed.Place.Precinct, closed.Count!.Value)));
        Assert.Equal(("P900", "Papers seen.", "Article 45"), (Assert.Single(change.Opened).Precinct, change.Reason, change.LegalBasis));
    }

    [Fact]
    public void The_voters_of_a_station_that_is_split_stay_on_its_roll_until_all_its_parts_have_reported()
    {
        var night = new TurnoutNight().At(61);
        Assert.True(night.Say("P000", 0, 100));
        Assert.True(night.Restation(["P000"], ("P900", 0, 600), ("P901", 3, 400)));
        Assert.True(night.At(121).Say("P900", 1, 10));
        Assert.Equal((1, 110L, 1_000L), Figures(night.Country.Moments[1]));
        Assert.True(night.Say("P901", 1, 20));
        Assert.Equal((2, 130L, 1_000L), Figures(night.Country.Moments[1]));
    }

    [Fact]
    public void Voters_are_on_one_roll_also_where_a_part_of_a_split_station_closes_in_turn()
    {
        var night = new TurnoutNight().At(61);
        Assert.True(night.Say("P000", 0, 100));
        Assert.True(night.Restation(["P000"], ("P900", 0, 600), ("P901", 3, 390)));
        Assert.True(night.Restation(["P900"], ("P910", 0, 590)));
        Assert.True(night.At(121).Say("P910", 1, 10));
        Assert.Equal((1, 110L, 1_000L), Figures(night.Country.Moments[1]));
        Assert.True(night.Say("P901", 1, 20));
        Assert.Equal((2, 130L, 980L), Figures(night.Country.Moments[1]));
    }

    [Fact]
    public void A_form_may_tell_more_voters_than_one_line_can_hold()
    {
        var night = new TurnoutNight(roll: TurnoutRoll.Reported, supplementary: true).At(181);
        Assert.True(night.Say("P000", 2, 300, roll: 1_010) && night.Count("P000", 310, int.MaxValue, int.MaxValue));
        Assert.Equal(2L * int.MaxValue, night.Country.Final!.Registered);
    }

    [Fact]
    public void A_station_owes_no_report_of_a_moment_at_which_it_was_not_open_or_that_was_not_due_when_it_closed()
    {
        var night = new TurnoutNight().At(61);
        Assert.True(night.Say("P001", 0, 5));
        Assert.True(night.At(90).Restation(["P000"], ("P900", 0, 1_000)));
        Assert.Equal(["P000 0", "P003 0"], Missing(night.At(100), "P000", "P003", "P900"));
        Assert.Equal(["P000 0", "P003 0", "P003 1", "P900 1"], Missing(night.At(140), "P000", "P003", "P900"));
    }

    [Fact]
    public void The_country_has_a_row_whatever_areas_there_are_and_even_where_all_stations_are_closed()
    {
        var night = new TurnoutNight().At(61);
        Assert.True(night.Say("P000", 0, 100));
        Assert.True(night.Restation([.. Enumerable.Range(0, TurnoutNight.Stations).Select(number => $"P00{number}")]));
        Assert.Equal(["", "N", "S"], night.Told().Rows.Take(3).Select(row => row.Area));
        Assert.Equal((1, 100L, 1_000L), Figures(night.Country.Moments[0]));
    }

    [Theory]
    [InlineData(TurnoutRoll.Registry, 1_000L, 1_000L)]
    [InlineData(TurnoutRoll.Reported, 1_010L, 1_020L)]
    public void The_same_stations_are_compared_of_the_same_kind_of_roll_and_the_rest_is_named(TurnoutRoll plan, long reported, long counted)
    {
        int? roll = plan == TurnoutRoll.Reported ? 1_010 : null;
        var night = new TurnoutNight(roll: plan).At(119);
        Assert.True(night.At(121).Say("P005", 1, 7, roll: roll));
        Assert.True(night.Restation(["P005"], ("P900", 2, 1_000)));
        Assert.Empty(night.Told().NotCompared);
        night.At(181);
        foreach (var (station, count) in new[] { ("P000", 300), ("P001", 400), ("P900", 10) }) Assert.True(night.Say(station, 2, count, roll: roll));
        Assert.True(night.Say("P002", 2, null, 3_000));
        foreach (var (station, count) in new[] { ("P000", 310), ("P002", 500), ("P003", 600), ("P900", 17) }) Assert.True(night.Count(station, count, 1_020));
        var (row, rest) = (night.Country, night.Told().NotCompared);
        Assert.Equal(new TurnoutComparison(new(1, 300, reported, 30_000.0 / reported), new(1, 310, counted, 31_000.0 / counted)), row.Compared);
        Assert.Equal(
            ["P001 NO_RESULT", "P002 PERCENT_ONLY", "P003 NO_REPORT", "P004 NOTHING", "P005 CLOSED", "P900 IN_PLACE_OF_CLOSED"],
            rest.Select(each => $"{each.Place.Precinct} {each.Why}"));
        Assert.Equal((4, 1_427L), (row.Final!.Precincts, row.Final.Count));
        Assert.Null(night.Told().Rows.Single(each => each.Area == "S").Compared);
    }

    [Fact]
    public void Persons_are_in_no_form_and_are_compared_with_nothing()
    {
        var night = new TurnoutNight(TurnoutMeasure.Persons).At(181);
        Assert.True(night.Say("P000", 2, 300) && night.Count("P000", 310));
        Assert.Equal((null, null, 0), (night.Country.Final, night.Country.Compared, night.Told().NotCompared.Count));
    }

    [Fact]
    public void Nothing_from_results_is_told_without_them()
    {
        var night = new TurnoutNight().At(181);
        Assert.True(night.Say("P000", 2, 300) && night.Count("P000", 310));
        var told = night.Told();
        Assert.All([told.Rows[0].Final is not null, told.Rows[0].Compared is not null, told.NotCompared.Count > 0], Assert.True);
        Assert.All(told.WithoutResults().Rows, row => Assert.Equal((null, null), (row.Final, row.Compared)));
        Assert.Empty(told.WithoutResults().NotCompared);
    }

    private static (int Reported, long Count, long Registered) Figures(TurnoutCell cell) => (cell.Reported, cell.Count, cell.Registered!.Value);

    private static IEnumerable<string> Missing(TurnoutNight night, params string[] stations) => night.Told().Lapses
        .Where(lapse => lapse.Lapse == "MISSING" && stations.Contains(lapse.Place.Precinct)).Select(lapse => $"{lapse.Place.Precinct} {lapse.Moment}");
}
