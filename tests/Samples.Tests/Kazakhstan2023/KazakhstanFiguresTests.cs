using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Tests.Kazakhstan2023;

public class KazakhstanFiguresTests
{
    private const int FewSeeds = 3;

    [Fact]
    public void Every_seed_sums_to_the_published_votes_ballots_and_voters() => Seeds.Check(FewSeeds, seed =>
    {
        var list = Results(Build(seed)).Where(result => result.Contest == "list").ToList();
        Assert.Equal(Published.Votes, Sums(list.Select(result => result.Votes)));
        var lines = LinesByCode(Build(seed), list);
        Assert.Equal(12_035_578, lines["registered"]);
        Assert.Equal(6_521_860, lines["issued_at_station"] + lines["issued_outside"]);
        Assert.Equal(6_521_860, lines["in_mobile_boxes"] + lines["in_stationary_boxes"]);
        Assert.Equal(6_366_441, lines["valid"]);
        Assert.Equal(155_419, lines["invalid"]);
    });

    [Fact]
    public void Every_seed_follows_the_published_turnout_by_region_and_hour() => Seeds.Check(FewSeeds, seed =>
    {
        var sample = Build(seed);
        foreach (var (area, turnout) in Published.Turnout.Select(row => (AreaOf(sample, row.Key), row.Value)))
        {
            var registered = RegisteredIn(sample, area);
            var ballots = sample.Turnout.InArea(sample.Registry, area);
            Assert.Equal(turnout, ballots.Select(count => (int)(((count * 20_000) + registered) / (2 * registered))));
        }
    });

    [Fact]
    public void Turnout_never_falls_and_ends_with_the_ballots_reported() => Seeds.Check(FewSeeds, seed =>
    {
        var sample = Build(seed);
        var list = Results(sample).Where(result => result.Contest == "list");
        var issued = list.ToDictionary(result => result.Precinct, result => result.Lines[2] + result.Lines[3]);
        foreach (var (number, precinct) in sample.Registry.Precincts.Index())
        {
            var ballots = sample.Turnout.Ballots[number];
            Assert.Equal(ballots.Order(), ballots);
            Assert.Equal(issued[precinct.Code], ballots[^1]);
        }

        Assert.Equal(6_521_860, sample.Turnout.Total[^1]);
    });

    [Fact]
    public void The_registry_has_the_published_stations_and_voters()
    {
        var sample = Build(1);
        Assert.Equal(10_223, sample.Registry.Precincts.Count);
        Assert.Equal(77, sample.Registry.Precincts.Count(precinct => precinct.Contests.Count == 1));
        Assert.Equal(12_016, RegisteredIn(sample, AreaOf(sample, "abroad")));
        Assert.Equal(12_035_578, RegisteredIn(sample, AreaOf(sample, "ALL")));
        Assert.All(Published.Registered, known => Assert.Equal(known.Value, RegisteredIn(sample, AreaOf(sample, known.Key))));
        Assert.All(sample.Registry.Precincts, precinct => Assert.InRange(precinct.Registered, 40u, 3_000u));
    }

    [Fact]
    public void Every_district_lies_in_its_region_and_is_about_as_large_as_its_neighbours()
    {
        var sample = Build(1);
        foreach (var (district, region) in Published.Districts)
        {
            var mine = sample.Registry.Precincts.Where(precinct => precinct.Contests.Contains((uint)district)).ToList();
            Assert.Equal([(uint)AreaOf(sample, region)], mine.Select(precinct => precinct.Areas[0]).Distinct());
            Assert.Equal([sample.Registry.Contests[district].Area], mine.Select(precinct => precinct.Areas[1]).Distinct());
            var share = RegisteredIn(sample, AreaOf(sample, region)) / Published.Districts.Values.Count(other => other == region);
            Assert.InRange(mine.Sum(precinct => precinct.Registered), share - 3_000, share + 3_000);
        }
    }

    [Fact]
    public void Every_station_reports_each_of_its_contests_once_within_ten_hours()
    {
        var sample = Build(1);
        var wanted = sample.Registry.Precincts.SelectMany(
            precinct => precinct.Contests.Select(contest => (precinct.Code, sample.Registry.Contests[(int)contest].Code)));
        Assert.Equal(wanted.Order(), Results(sample).Select(result => (result.Precinct, result.Contest)).Order());
        Assert.All(
            sample.Night.Where(told => told.Draft.PrecinctResult is not null),
            told => Assert.InRange(told.AfterPollsClose, TimeSpan.Zero, TimeSpan.FromHours(10)));
    }

    [Fact]
    public void Amanat_wins_22_districts_and_independents_7_whatever_the_seed() => Seeds.Check(FewSeeds, seed =>
    {
        var sample = Build(seed);
        var winners = Results(sample).Where(result => result.Contest != "list").GroupBy(result => result.Contest).Select(contest =>
        {
            var votes = Sums(contest.Select(result => result.Votes));
            var winner = Array.IndexOf(votes, votes.Max());
            Assert.Equal(1, votes.Count(count => count == votes.Max()));
            return sample.Registry.Contests.Single(known => known.Code == contest.Key).Selections[winner].NominatedBy;
        }).ToList();
        Assert.Equal((22, 7), (winners.Count(party => party == "amanat"), winners.Count(party => party.Length == 0)));
        Assert.Equal((22, 7), (sample.Expected.DirectSeats["amanat"], sample.Expected.DirectSeats[""]));
    });

    [Fact]
    public void It_says_that_it_is_a_rehearsal_with_made_up_stations_in_three_languages()
    {
        var definition = Build(11).Definition;
        Assert.True(definition.Test);
        Assert.True(definition.Synthetic);
        Assert.Equal(["kk", "ru", "en"], definition.SyntheticNotes.Select(note => note.Language));
        Assert.All(definition.SyntheticNotes, note => Assert.Contains(" 11", note.Text, StringComparison.Ordinal));
    }

    private static Sample Build(ulong seed) => SampleCatalogue.Find("kazakhstan-2023")!.Build(TestKeys.Rehearsal(seed));

    private static IEnumerable<PrecinctResult> Results(Sample sample) =>
        sample.Night.Select(told => told.Draft.PrecinctResult).OfType<PrecinctResult>();

    private static long[] Sums(IEnumerable<IReadOnlyList<long>> rows) =>
        rows.Aggregate((sum, row) => [.. sum.Zip(row, (one, other) => one + other)]).ToArray();

    private static Dictionary<string, long> LinesByCode(Sample sample, IEnumerable<PrecinctResult> results) =>
        sample.Definition.Forms[0].Lines.Select(line => line.Code).Zip(Sums(results.Select(result => result.Lines))).ToDictionary();

    private static int AreaOf(Sample sample, string code) =>
        sample.Registry.Areas.Index().Single(area => area.Item.Code == (code == "ALL" ? "KZ" : code)).Index;

    private static long RegisteredIn(Sample sample, int area) => sample.Registry.Precincts
        .Where(precinct => area == 0 || precinct.Areas[0] == area)
        .Sum(precinct => (long)precinct.Registered);
}
