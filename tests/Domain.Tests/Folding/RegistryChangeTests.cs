using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;
using static Tabulation.Domain.Tests.Kit.Parts;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>Stations that open late, split and merge, selections that withdraw, hours that are extended.</summary>
public class RegistryChangeTests
{
    private static readonly Precinct New = Precinct("p4", [3, 4], [0, 1], 300);

    [Fact]
    public void A_late_station_is_expected_with_its_voters() => AssertExpects([Said.Restation([], [New])], 4, 1_800);

    [Fact]
    public void A_split_station_is_expected_as_its_parts() =>
        AssertExpects([Said.Restation(["p1"], [New, New with { Code = "p5", Registered = 650 }])], 4, 1_450);

    [Fact]
    public void Merged_stations_are_expected_as_one() => AssertExpects([Said.Restation(["p1", "p2"], [New with { Registered = 1_400 }])], 2, 1_900);

    [Fact]
    public void A_new_station_reports_and_adds_up_like_any_other()
    {
        var night = Night.Of(Small.Whole, [Said.Restation(["p1"], [New]), Said.Result("north", "list", "p4", Small.Lines, Small.Votes)]);
        Assert.Equal(4, night.Entries.Count);
        Assert.Equal(Small.Votes[0], night.Tally.SumsOf(0)[7]);
        Assert.Equal(1, night.Tally.CountsOf(0).Counted);
    }

    /// <summary>By what it allocates, which is the same every time: an election of 20,000 stations takes tens of megabytes when it is made anew.</summary>
    [Fact]
    public void A_change_costs_what_its_own_stations_cost()
    {
        var many = Enumerable.Range(0, 20_000).Select(number => Precinct($"s{number}", [3, 4], [0, 1], 300));
        var night = new Night(Small.Whole.Register(page => page with { Precincts = [.. page.Precincts, .. many] }));
        night.Require(Said.Restation(["s0"], [New with { Code = "n0" }]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 1; number <= 20; number++) night.Require(Said.Restation([$"s{number * 900}"], [New with { Code = $"n{number}" }]));
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 20, 0, 200_000);
        Assert.Equal(20_003, night.Tally.CountsOf(0).Expected);
    }

    [Fact]
    public void A_withdrawn_list_gets_no_seats_and_its_votes_stay_in_sums_and_base()
    {
        var night = Night.Of(Small.Whole, Small.Results);
        var before = ContestSeats.InputOf(night.State, new ContestIndex(0)).Figures;
        night.Require(Said.Withdraw("list", "A"));
        Assert.Equal(Small.LinesInAll.Concat(Small.VotesInAll), night.Tally.SumsOf(0).ToArray());
        Assert.Equal(before, ContestSeats.InputOf(night.State, new ContestIndex(0)).Figures);
        Assert.Equal([0, 6, 4, 0], ContestSeats.Allocate(night.State, new ContestIndex(0)).Seats.OrderBy(seat => seat.Selection.Value).Select(seat => seat.Seats));
        Assert.Equal(Answer.Recorded, night.Submit(Small.Results[0].Correcting(Small.Results[0].Id)));
    }

    [Fact]
    public void The_list_contests_seats_as_added_by_hand() => Assert.Equal(Small.SeatsInAll,
        Certified.Of(Night.Of(Small.Whole, Small.Results), "list").Seats);

    [Fact]
    public void Results_wait_for_the_extended_hour_and_hours_are_extended_before_the_release_hour_only()
    {
        var draft = Small.Whole.Define(definition => definition with { Release = Timestamp.FromMilliseconds(2_000_000) });
        var night = Night.Of(draft, [Said.Extend(3_000_000, 4_000_000)]);
        Assert.Equal(Rule.BeforePollsClose, Assert.Single(night.Judge(Small.Results[0]).All.ToArray()).Rule);
        Assert.Equal((3_000_000, 4_000_000), (night.State.Election!.PollsClose.Milliseconds, night.State.Election.Release.Milliseconds));
        night.Later = 2_500_000;
        Assert.Equal(Answer.Recorded, night.Submit(Small.Results[0]));
        Assert.Equal(Answer.Recorded, night.Submit(Said.Extend(3_000_000, 4_100_000)));
        night.Later = 3_100_000;
        AssertProblem(night, Said.Extend(3_000_000, 5_000_000), "registry_change.extended_hours", "comes after the release hour");
    }

    [Theory]
    [InlineData(900_000, 2_000_000, "polls_close", "lies before")]
    [InlineData(1_000_000, 1_900_000, "release", "lies before")]
    [InlineData(2_500_000, 2_400_000, "release", "lies before polls_close")]
    public void Hours_only_become_later(long pollsClose, long release, string field, string words) => AssertProblem(
        new Night(Small.Whole.Define(definition => definition with { Release = Timestamp.FromMilliseconds(2_000_000) })),
        Said.Extend(pollsClose, release), $"registry_change.extended_hours.{field}", words);

    [Fact]
    public void Hours_that_change_nothing_are_refused() => AssertProblem(
        new Night(Small.Whole.Define(definition => definition with { Release = Timestamp.FromMilliseconds(2_000_000) })),
        Said.Extend(1_000_000, 2_000_000), "registry_change.extended_hours", "changes nothing");

    [Fact]
    public void A_station_with_anything_recorded_is_not_closed()
    {
        Said[] recorded =
        [
            Small.Results[0], Said.Result("north", "d1", "p1", [0], [10, 5]), Said.NoResult("north", "list", "p1"),
            Said.Copy("observers", "list", "p1", Small.Lines, Small.Votes),
        ];
        foreach (var said in recorded)
            AssertProblem(Night.Of(Small.Whole, [said]), Said.Restation(["p1"], []), "registry_change.stations.close[0]", "has something recorded");
    }

    [Theory]
    [InlineData("p9", "is no station of this election")]
    [InlineData("p2", "is closed already")]
    public void Only_stations_that_are_there_close(string code, string words) => AssertProblem(
        Night.Of(Small.Whole, [Said.Restation(["p2"], [])]), Said.Restation([code], []) with { Reason = "again" }, "registry_change.stations.close[0]", words);

    [Fact]
    public void Stations_are_named_once_and_what_is_unknown_is_not_called_the_same()
    {
        AssertProblem(new Night(Small.Whole), Said.Restation(["p1", "p1"], []), "registry_change.stations.close", "names one station twice");
        var night = new Night(Small.Whole);
        Assert.True(night.Judge(Said.Restation(["p8", "p9"], [])).Refused);
        Assert.All(night.Findings.Problems, problem => Assert.Contains("is no station", problem.Message, StringComparison.Ordinal));
        AssertProblem(night, Said.Restation([], []), "registry_change.stations", "name stations");
    }

    [Fact]
    public void Ids_in_public_schemes_are_never_used_again_not_even_those_of_stations_that_closed()
    {
        var (one, other) = (New with { ExternalId = "x:1" }, New with { Code = "p7", ExternalId = "x:1" });
        AssertProblem(new Night(Small.Whole), Said.Restation([], [one, other]), "registry_change.stations.open[1].external_id", "never used again");
        var night = Night.Of(Small.Whole, [Said.Restation([], [one]), Said.Restation([one.Code], [])]);
        AssertProblem(night, Said.Restation([], [other]), "registry_change.stations.open[0].external_id", "never used again");
    }

    [Fact]
    public void New_stations_have_codes_of_their_own_and_vote_where_others_do()
    {
        AssertProblem(new Night(Small.Whole), Said.Restation([], [New with { Code = "p1" }]), "registry_change.stations.open[0].code", "already in use");
        AssertProblem(new Night(Small.Whole), Said.Restation([], [New, New]), "registry_change.stations.open[1].code", "already in use");
        AssertProblem(new Night(Small.Whole), Said.Restation([], [New with { Contests = [new ContestIndex(0), new ContestIndex(2)] }]),
            "registry_change.stations.open[0].contests", "a new station joins contests where they are");
    }

    [Theory]
    [InlineData("lists", "A", "withdrawal.contest", "is no contest")]
    [InlineData("list", "Z", "withdrawal.selection", "is no selection")]
    [InlineData("list", "against", "withdrawal.selection", "cannot withdraw")]
    [InlineData("list", "B", "withdrawal.selection", "is withdrawn already")]
    public void Only_who_stands_withdraws(string contest, string selection, string field, string words) => AssertProblem(
        Night.Of(Small.Whole, [Said.Withdraw("list", "B")]), Said.Withdraw(contest, selection) with { Reason = "again" }, $"registry_change.{field}", words);

    private static void AssertProblem(Night night, Said said, string field, string words)
    {
        Assert.Equal(Rule.RegistryChangeInvalid, Assert.Single(night.Judge(said).All.ToArray()).Rule);
        Assert.Contains(night.Findings.Problems, problem => problem.Field == field && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>In the list contest as a whole; p1 has 1,000 voters, p3 500, of p2 it is not known.</summary>
    private static void AssertExpects(Said[] changes, int expected, long registered)
    {
        var night = Night.Of(Small.Whole, changes);
        Assert.Equal(2 + changes.Length, night.Entries.Count);
        var counts = night.Tally.CountsOf(night.Tally.Rows.WholeOf(new ContestIndex(0)));
        Assert.Equal((expected, registered), (counts.Expected, counts.RegisteredExpected));
    }
}
