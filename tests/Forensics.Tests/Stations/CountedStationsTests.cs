using Tabulation.Domain.Ids;
using Tabulation.Forensics.Stations;
using Tabulation.Forensics.Tests.Kit;

namespace Tabulation.Forensics.Tests.Stations;

public class CountedStationsTests
{
    /// <summary>Added up over all stations, the table is the contest's row of the tally.</summary>
    [Fact]
    public void A_made_up_countrys_stations_are_taken_as_counted()
    {
        var night = new Recorded("aralia", 500);
        var lists = night.State.Election!.FindContest("assembly")!.Value;
        var taken = CountedStations.Of(night.State.Election, night.Tally, lists);
        Assert.Equal(StationsOutcome.Taken, taken.Outcome);
        var table = taken.Table!;
        var sums = night.Tally.SumsOf(night.Tally.Rows.WholeOf(lists)).ToArray();
        Assert.Equal(night.Tally.CountsOf(night.Tally.Rows.WholeOf(lists)).Counted, table.Stations.Count);
        // Lines of the list form: 0 and 1 voters, 4 to 7 issued, 13 and 14 invalid and blank, 15 valid; 17 on the votes.
        Assert.Equal(
            (sums[0] + sums[1], sums[4] + sums[5] + sums[6] + sums[7], sums[15], sums[13] + sums[14]),
            (Sum(table, station => station.Registered), Sum(table, station => station.Turnout), Sum(table, station => station.Valid), Sum(table, station => station.Invalid)));
        Assert.Equal(sums[17..], table.Totals);
        Assert.Equal(TurnoutBase.Issued, table.Base);
        Assert.All(table.Stations, station => Assert.Equal("aralia", station.Areas[^1]));
        Assert.All(table.Stations, station => Assert.Equal(3, station.Areas.Count));
    }

    [Fact]
    public void Synthetic_stations_of_a_real_country_are_refused() => Assert.Equal(StationsOutcome.SyntheticStations, OutcomeOf(new Recorded("kazakhstan-2023", 50)));

    /// <summary>The same made-up stations under places with ids of a public scheme would be taken for those places.</summary>
    [Fact]
    public void Synthetic_stations_are_refused_wherever_a_place_exists() => Assert.Equal(StationsOutcome.SyntheticStations, OutcomeOf(new Recorded("aralia", 50, registry =>
    {
        registry.Areas[1].ExternalId = "KZ-10";
        return registry;
    })));

    /// <summary>Leaving the ids out changes nothing where the codes are of the same scheme, nor where it is the contests that carry ids.</summary>
    [Theory]
    [InlineData("KZ-10", true)]
    [InlineData("us-ca", true)]
    [InlineData("GB-ENG", true)]
    [InlineData("XA-10", false)]
    [InlineData("QZ-1", false)]
    [InlineData("KZ-1000", false)]
    [InlineData("region-10", false)]
    public void A_code_of_a_public_scheme_is_a_place_that_exists(string code, bool refused) =>
        Assert.Equal(refused ? StationsOutcome.SyntheticStations : StationsOutcome.Taken, OutcomeOf(new Recorded("aralia", 50, registry =>
        {
            registry.Areas[1].Code = code;
            return registry;
        })));

    [Fact]
    public void A_real_country_is_known_by_its_codes_alone() => Assert.Equal(
        StationsOutcome.SyntheticStations,
        OutcomeOf(new Recorded("kazakhstan-2023", 50, registry =>
        {
            foreach (var area in registry.Areas) area.ExternalId = "";
            return registry;
        })));

    [Fact]
    public void Synthetic_stations_are_refused_where_a_contest_has_an_id_of_a_public_scheme() => Assert.Equal(
        StationsOutcome.SyntheticStations,
        OutcomeOf(new Recorded("aralia", 50, registry =>
        {
            registry.Contests[0].ExternalId = "ocd-division/country:kz";
            return registry;
        })));

    [Fact]
    public void Before_the_first_result_there_is_nothing_to_look_at() => Assert.Equal(StationsOutcome.NothingCounted, OutcomeOf(new Recorded("aralia", 0)));

    private static StationsOutcome OutcomeOf(Recorded night) => CountedStations.Of(night.State.Election!, night.Tally, new ContestIndex(0)).Outcome;

    private static long Sum(StationTable table, Func<Station, long> figure) => table.Stations.Sum(figure);
}
