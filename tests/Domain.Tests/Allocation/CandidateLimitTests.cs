using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class CandidateLimitTests
{
    [Fact]
    public void No_list_gets_more_seats_than_candidates_and_no_seat_is_lost_while_somebody_can_take_it()
    {
        var cases = from scenario in Gen.OneOf(Any(), Close())
                    from method in Method(ListMethods)
                    from limits in Gen.Choose(0, 30).ArrayOf(scenario.Votes.Length)
                    select (scenario, method, limits);
        Check(cases, c =>
        {
            var allocation = Rule(c.method, c.scenario.Seats).Allocate(Limited(c.scenario, c.limits));
            var room = c.limits.Where((_, i) => c.scenario.Votes[i] > 0).Sum();
            return allocation.SeatsBySelection().Zip(c.limits).All(x => x.First <= x.Second)
                && allocation.SeatsGiven == Math.Min(room, c.scenario.Seats)
                && allocation.Outcome == Expected(c.scenario, room);
        });
    }

    [Fact]
    public void Under_highest_averages_only_quotients_of_candidates_there_are_count()
    {
        var cases = from scenario in Gen.OneOf(Any(), Close())
                    from limits in Gen.Choose(0, 30).ArrayOf(scenario.Votes.Length)
                    select (scenario, limits);
        Check(cases, c =>
        {
            var seats = Rule(AllocationMethod.SainteLague, c.scenario.Seats).Allocate(Limited(c.scenario, c.limits)).SeatsBySelection();
            var quotients = c.scenario.Votes
                .SelectMany((v, i) => Enumerable.Range(0, c.limits[i]).Select(n => (List: i, Value: Fraction.Of(v, (2 * n) + 1))))
                .Where(q => q.Value > Fraction.Zero)
                .OrderByDescending(q => q.Value).ThenBy(q => q.List)
                .Take(c.scenario.Seats).ToList();
            return seats.Select((n, i) => n == quotients.Count(q => q.List == i)).All(same => same);
        });
    }

    [Fact]
    public void A_candidate_who_stands_beside_lists_takes_one_seat()
    {
        var input = Lists(500, 300, 200).Change(1, c => c with { Kind = ContestantKind.Candidate });
        Assert.Equal([7, 1, 2], Rule(AllocationMethod.DHondt, 10).Allocate(input).SeatsBySelection());

        // Hare: quotients 5, 3 and 2; the two seats the candidate cannot take go to the largest remainders, 0 and 0, one each.
        Assert.Equal([6, 1, 3], Rule(AllocationMethod.LargestRemainderHare, 10).Allocate(input).SeatsBySelection());
    }

    [Fact]
    public void Without_a_number_of_candidates_a_list_takes_any_number_of_seats() =>
        Assert.Equal([9999], Rule(AllocationMethod.DHondt, 9999).Allocate(Lists(1)).SeatsBySelection());

    private static AllocationOutcome Expected(Scenario scenario, int room)
    {
        if (scenario.Votes.All(v => v == 0))
            return AllocationOutcome.NoVotes;
        return room < scenario.Seats ? AllocationOutcome.SeatsVacant : AllocationOutcome.Complete;
    }

    private static AllocationInput Limited(Scenario scenario, int[] limits) =>
        Lists(scenario.Votes).Change(c => c with { Candidates = limits[c.Selection.Value] });
}
