using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>What is observed stands beside the totals, each in its own place, the latest in force.</summary>
public class ObservationTests
{
    private static readonly int[] Shares = [4_000, 3_000, 2_000, 1_000];

    [Fact]
    public void The_latest_protocol_of_an_area_is_in_force_and_totals_do_not_know_it() => AssertLatest(
        votes => Said.Protocol("north", "list", "north", Small.Lines, [votes, 0, 0, 0]), night => night.State.Beside.AreaProtocols.IdIn((new ContestIndex(0), new AreaIndex(1))));

    [Fact]
    public void The_latest_copy_of_an_observer_is_in_force_and_totals_do_not_know_it() => AssertLatest(
        votes => Said.Copy("observers", "list", "p1", Small.Lines, [votes, 0, 0, 0]), night => night.State.Beside.ObserverCopies.IdIn((new AuthorityIndex(3), new SlotIndex(0))));

    [Fact]
    public void The_latest_poll_of_a_pollster_is_in_force_and_totals_do_not_know_it() => AssertLatest(
        size => Said.Poll("pollsters", "list", "", Shares, (int)size), night => night.State.Beside.ExitPolls.IdIn((new AuthorityIndex(5), new ContestIndex(0), null)));

    [Fact]
    public void Two_observers_copies_of_one_station_stand_side_by_side()
    {
        var night = Night.Of(Small.Whole,
            [Said.Copy("observers", "list", "p1", Small.Lines, Small.Votes), Said.Copy("northwatch", "list", "p1", Small.Lines, [1, 2, 3, 4])]);
        Assert.Equal(2, night.State.Beside.ObserverCopies.Count);
    }

    [Fact]
    public void A_districts_commission_gives_the_protocol_of_its_whole_contest()
    {
        var night = new Night(Small.Whole);
        Assert.Equal(Answer.Recorded, night.Submit(Said.Protocol("of-d1", "d1", "", [0], [10, 5])));
        Assert.Equal(Answer.Recorded, night.Submit(Said.Protocol("of-d1", "d1", "d1", [0], [10, 5])));
        Assert.Equal(Answer.Refused, night.Submit(Said.Protocol("of-d1", "list", "", Small.Lines, Small.Votes)));
    }

    [Fact]
    public void A_poll_without_size_or_effect_is_taken_as_it_is()
    {
        var night = Night.Of(Small.Whole, [Said.Poll("pollsters", "list", "", Shares, null, null, null)]);
        var poll = Assert.Single(night.State.Beside.ExitPolls.All).Value.Content;
        Assert.Equal(((int?)null, (int?)null, (int?)null), (poll.SampleSize, poll.DesignEffectPermille, poll.ResponsePermille));
    }

    [Fact]
    public void A_sample_is_told_as_it_was_committed()
    {
        var sample = new Sample("list", ("north", ["p2"]), ("south", ["p3"]));
        var night = Night.Of(Small.Dawn, [Said.Commit("observers", sample), Said.Disclose("observers", sample)]);
        Assert.Equal(4, night.Entries.Count);
        Assert.Equal(sample.Hash, Assert.Single(night.State.Beside.Disclosures.All).Value.Content.Commitment);
    }

    public static TheoryData<string, string, string> BadSamples => new()
    {
        { "list: ", "strata", "must have 1 to 200" },
        { "list: north[p1]", "strata", "must lie in exactly one" },
        { "list: [p1] north[p2]", "strata", "must lie in exactly one" },
        { "list: north[p1] south[p3] north-1[p1]", "strata", "must lie in exactly one" },
        { "list: north[p3] south[p3]", "strata[0].precincts[0]", "is no station of the stratum" },
        { "list: north[p9] south[p3]", "strata[0].precincts[0]", "is no station of the stratum" },
        { "list: north[p1,p1] south[p3]", "strata[0].precincts", "names one station twice" },
        { "list: north[] south[p3]", "strata[0].precincts", "must have 1 to 5,000" },
        { "list: west[p1] south[p3]", "strata[0].area", "is no area" },
        { "lists: [p1]", "contest", "is no contest" },
    };

    [Theory]
    [MemberData(nameof(BadSamples))]
    public void A_sample_covers_each_station_of_the_contest_exactly_once(string text, string field, string words)
    {
        var night = Night.Of(Small.Dawn, [Said.Commit("observers", Parse(text))]);
        Assert.Equal(Rule.SampleInvalid, Assert.Single(night.Judge(Said.Disclose("observers", Parse(text))).All.ToArray()).Rule);
        Assert.Contains(night.Findings.Problems, problem =>
            problem.Field == $"observer_sample.disclosure.{field}" && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_station_closed_since_needs_no_stratum_and_a_new_one_lies_in_one()
    {
        var sample = new Sample("list", ("north", ["p2"]), ("south", ["p3"]));
        Said[] changes = [Said.Restation(["p1", "p3"], [Parts.Precinct("p4", [2, 5], [0, 2])])];
        Assert.Empty(Night.Of(Small.Dawn, [Said.Commit("observers", sample), .. changes]).Judge(Said.Disclose("observers", sample)).All.ToArray());
    }

    [Fact]
    public void A_station_closed_before_the_commitment_is_not_drawn_and_one_closed_since_was()
    {
        var sample = new Sample("list", ("north", ["p1"]), ("south", ["p3"]));
        Said[] closed = [Said.Restation(["p1"], [])];
        var before = Night.Of(Small.Dawn, [.. closed, Said.Commit("observers", sample)]);
        Assert.Equal(Rule.SampleInvalid, Assert.Single(before.Judge(Said.Disclose("observers", sample)).All.ToArray()).Rule);
        var problem = Assert.Single(before.Findings.Problems);
        Assert.Equal(("observer_sample.disclosure.strata[0].precincts[0]", "was closed before the sample was committed to"), (problem.Field, problem.Message));
        Assert.Empty(Night.Of(Small.Dawn, [Said.Commit("observers", sample), .. closed]).Judge(Said.Disclose("observers", sample)).All.ToArray());
    }

    [Fact]
    public void A_sample_that_nobody_committed_to_is_not_looked_through() => Assert.Equal(Rule.SampleNotCommitted, Assert.Single(
        Night.Of(Small.Dawn, [Said.Commit("observers", new Sample("list", ("", ["p1"])))])
            .Judge(Said.Disclose("observers", new Sample("lists", ("north", ["p9", "p9"])))).All.ToArray()).Rule);

    [Fact]
    public void Strata_cover_where_counting_them_station_by_station_says_so() => Scene.Check(scene =>
    {
        var random = new Random(scene.Election);
        var (opens, closes) = (Timestamp.FromMilliseconds(2_000_000), Timestamp.FromMilliseconds(3_000_000));
        var draft = scene.Draft.Define(definition => definition with { PollsOpen = opens, PollsClose = closes, Release = closes });
        var election = draft.Build();
        string[] areas = ["", .. election.Areas.Select(area => area.Code)];
        (string Area, string[] Stations)[] strata = [.. random.GetItems(areas, random.Next(1, 4)).Select(area => (area, StationsIn(election, area)))];
        if (strata.Any(stratum => stratum.Stations.Length == 0)) return true;
        var closed = StationsIn(election, "")[0];
        var sample = new Sample("list", strata);
        var night = Night.Of(draft, [Said.Commit("observers", sample), Said.Restation([closed], [])]);
        var covers = StationsIn(election, "").Where(code => code != closed).All(code => strata.Count(stratum => stratum.Stations.Contains(code)) == 1);
        return night.Entries.Count == 4 && night.Judge(Said.Disclose("observers", sample)).Refused != covers;
    }, tests: 200, mostActs: 0);

    /// <summary>Codes of the stations in an area, or everywhere where it is empty; all vote for lists.</summary>
    private static string[] StationsIn(Election election, string area) =>
    [
        .. Enumerable.Range(0, election.Precincts.Count).Select(number => new PrecinctIndex(number))
            .Where(station => area.Length == 0 || election.Lies(station, election.FindArea(area)!.Value)).Select(station => election[station].Code),
    ];

    private static Sample Parse(string text)
    {
        var parts = text.Split(": ");
        return new Sample(parts[0], [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(stratum =>
            (stratum[..stratum.IndexOf('[', StringComparison.Ordinal)],
                stratum[(stratum.IndexOf('[', StringComparison.Ordinal) + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries)))]);
    }

    private static void AssertLatest(Func<long, Said> make, Func<Night, StatementId> standing)
    {
        var night = Night.Of(Small.Whole, Small.Results);
        var totals = night.Tally.SumsOf(0).ToArray();
        var inForce = night.Require(make(1));
        for (var version = 2; version < 6; version++)
        {
            Assert.Equal(Answer.Refused, night.Submit(make(version)));
            Assert.Equal((Rule.ReplacesNotCurrent, inForce), (night.Findings.All[0].Rule, night.Findings.Current));
            inForce = night.Require(make(version).Correcting(inForce));
            Assert.Equal(inForce, standing(night));
        }

        Assert.Equal(totals, night.Tally.SumsOf(0).ToArray());
    }
}
