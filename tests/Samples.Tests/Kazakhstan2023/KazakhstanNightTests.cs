using Tabulation.Chronicle.Concluding;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Tests.Kazakhstan2023;

public class KazakhstanNightTests
{
    private static readonly Sample s_sample =
        SampleCatalogue.Default.Build(TestKeys.Rehearsal(SampleCatalogue.Default.DefaultSeed));
    private static readonly PlayedNight s_night = new(s_sample);

    /// <summary>
    /// Results of all stations, turnout of 20 regions and the country at seven moments, three exit polls, thirty certifications.
    /// </summary>
    [Fact]
    public void No_station_of_a_real_place_breaks_any_rule_not_even_for_the_record()
    {
        Assert.Equal(10_223 + 10_146 + (21 * 7) + 3 + 30, s_night.Verdicts.Count);
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
        Assert.Contains("Not published, and so not told", s_sample.Expected.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_contest_is_certified_by_the_Central_Election_Commission_over_the_whole_night()
    {
        var contests = ContestReport.Of(s_night.Fold.State);
        Assert.Equal(30, contests.Count);
        Assert.All(contests, contest => Assert.Equal(
            ("CERTIFIED", "cec", 0), (contest.State, contest.Certification!.Authority, contest.OutstandingStations)));
        var said = s_sample.Night.Select(told => told.Draft.Certification).OfType<Certification>().ToList();
        Assert.Equal(Published.Votes, said[0].Votes);
        Assert.Equal(Published.Seats, said[0].Seats.Select(seats => (int)seats));
        Assert.All(s_sample.Night.SkipWhile(told => told.Draft.Certification is null), told => Assert.NotNull(told.Draft.Certification));
    }

    [Fact]
    public void The_chamber_of_98_stands_beside_the_one_elected_in_2021()
    {
        var chamber = ChamberReport.Of(s_night.Fold.State)!;
        Assert.Equal((98, 98, true), (chamber.Seats!.Value, chamber.Filled, chamber.Final));
        Assert.Equal((69, 29), (chamber.Parties.Sum(party => party.ListSeats), chamber.Parties.Sum(party => party.DirectSeats)));
        Assert.Equal(Published.Chamber.OrderBy(party => party.Key), Seats(chamber, party => party.Seats));
        Assert.Equal(Published.SeatsBefore.Where(party => party.Key.Length > 0).OrderBy(party => party.Key), Seats(chamber, party => party.Previous));
        Assert.Equal((22, -14), (chamber.Parties[0].DirectSeats, chamber.Parties[0].Change!.Value));
        Assert.Equal(29, chamber.Winners.Count);
    }

    /// <summary>The Assembly of the People sent nine members until 2021; whoever won a district in 2023 without a party is not its successor.</summary>
    [Fact]
    public void Those_without_a_list_are_not_taken_for_those_without_one_before()
    {
        var chamber = ChamberReport.Of(s_night.Fold.State)!;
        var independents = Assert.Single(chamber.Parties, party => party.List.Length == 0);
        Assert.Equal((7, null, null), (independents.Seats, independents.Previous, independents.Change));
        var former = Assert.Single(chamber.Former);
        Assert.Equal(("Assembly of the People of Kazakhstan", Published.SeatsBefore[""]), (former.Names["en"], former.Seats));
        Assert.Equal(107, chamber.Parties.Sum(party => party.Previous) + former.Seats);
    }

    [Fact]
    public void The_quota_is_a_rule_without_figures_as_no_party_published_any()
    {
        var quota = s_night.Election.Definition.Quota!;
        Assert.Equal([12, 3, 2, 2, 2, 2], Published.Seats.Where(seats => seats > 0).Select(quota.Needed));
        Assert.Empty(ChamberReport.Of(s_night.Fold.State)!.Quota);
        Assert.All(s_sample.Night, told => Assert.Null(told.Draft.MandateAssignment));
        Assert.All(s_sample.Registry.Contests[0].Selections, list => Assert.False(list.HasQuotaMembers || list.HasCandidates));
    }

    /// <summary>What stands is what was announced of areas, and no station's count.</summary>
    [Fact]
    public void Announced_turnout_stands_as_percentages()
    {
        var standing = s_night.Fold.State.Beside.Turnout;
        Assert.Equal(21 * 7, standing.All.Count());
        foreach (var (area, turnout) in Published.Turnout)
        {
            var index = s_night.Election.FindArea(area == "ALL" ? "KZ" : area)!.Value;
            var place = new Domain.Statements.TurnoutPlace(true, index.Value);
            var told = Enumerable.Range(0, 7).Select(moment => standing.In((place, moment))!.Value.Content).ToList();
            Assert.Equal(turnout, told.Select(report => report.Permyriad!.Value));
            Assert.All(told, report => Assert.Null(report.Count));
        }
    }

    private static IEnumerable<KeyValuePair<string, int>> Seats(ChamberReport chamber, Func<ChamberRow, int?> seats) =>
        chamber.Parties.Where(party => seats(party) > 0).ToDictionary(party => party.List, party => seats(party)!.Value)
            .OrderBy(party => party.Key);
}
