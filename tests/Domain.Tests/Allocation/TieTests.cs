using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class TieTests
{
    private static readonly RunnerUpRule?[] RunnerUps =
        [null, new(2, Fraction.One), new(1, Fraction.Of(7, 10)), new(0, Fraction.Zero)];

    private static readonly AllocationRule OneSeatByLot = Rule(AllocationMethod.DHondt, 1) with { Ties = TieRule.Lot };

    [Fact]
    public void Until_the_lot_comes_the_certain_seats_are_the_least_any_lot_gives()
    {
        var cases = from scenario in Close(4, 6)
                    from method in Method(Enum.GetValues<AllocationMethod>())
                    from runnerUp in Gen.Elements(RunnerUps)
                    from candidates in Gen.Choose(1, 4)
                    select (scenario, rule: ByLot(method, scenario.Seats, runnerUp), candidates);
        Check(cases, c =>
        {
            var input = Lists(c.scenario.Votes).WithValid(c.scenario.Votes.Sum())
                .Change(c.scenario.Votes.Length - 1, x => x with { Candidates = c.candidates });
            var results = Orders(c.scenario.Votes.Length).Select(order => c.rule.Allocate(input.WithLot(order))).ToList();
            var open = c.rule.Allocate(input);
            return results.All(r => r.OpenTie == null)
                && open.SeatsBySelection().Select((seats, i) => seats == results.Min(r => r.SeatsBySelection()[i])).All(same => same);
        });
    }

    [Fact]
    public void A_tie_for_too_few_seats_goes_to_the_list_registered_earlier()
    {
        var input = Lists(10, 10, 10).Change(0, c => c with { RegistrationOrder = 99 });
        var allocation = Rule(AllocationMethod.SainteLague, 2).Allocate(input);
        Assert.Equal([0, 1, 1], allocation.SeatsBySelection());
        Assert.Equal([S(1), S(2), S(0)], allocation.Ties.Single().Between);
        Assert.Equal(TieResolution.RegistrationOrder, allocation.Ties.Single().Resolution);
        Assert.All(allocation.Awards, a => Assert.Equal(AwardDecision.RegistrationOrder, a.Decision));
    }

    [Fact]
    public void Equal_claims_that_can_all_be_met_are_no_tie()
    {
        var allocation = Rule(AllocationMethod.DHondt, 3) with { Ties = TieRule.Lot };
        var result = allocation.Allocate(Lists(10, 10, 10));
        Assert.Equal(AllocationOutcome.Complete, result.Outcome);
        Assert.Empty(result.Ties);
        Assert.Equal(
            [AwardDecision.EqualsAllServed, AwardDecision.EqualsAllServed, AwardDecision.Highest],
            result.Awards.Select(a => a.Decision));
    }

    [Fact]
    public void An_open_tie_names_between_whom_and_for_how_many_seats()
    {
        // Quotients 1.2, 0.6, 0.6, 0.6: one whole seat, two left.
        var rule = Rule(AllocationMethod.LargestRemainderHare, 3) with { Ties = TieRule.Lot };
        var allocation = rule.Allocate(Lists(20, 10, 10, 10));
        Assert.Equal(AllocationOutcome.LotNeeded, allocation.Outcome);
        Assert.Equal([1, 0, 0, 0], allocation.SeatsBySelection());
        Assert.Equal((TieFor.Seats, 2), (allocation.OpenTie!.For, allocation.OpenTie.Places));
        Assert.Equal([S(1), S(2), S(3)], allocation.OpenTie.Between);
    }

    [Fact]
    public void The_lot_decides_in_the_order_drawn()
    {
        var rule = Rule(AllocationMethod.Plurality, 2) with { Ties = TieRule.Lot };
        var allocation = rule.Allocate(Candidates(5, 5, 5, 1).WithLot(2, 3, 0, 1));
        Assert.Equal([1, 0, 1, 0], allocation.SeatsBySelection());
        Assert.Equal([S(2), S(0)], allocation.Ties.Single().Winners);
        Assert.Equal([S(2), S(0), S(1)], allocation.Ties.Single().Ranking);
    }

    [Fact]
    public void A_lot_that_leaves_out_a_tied_selection_decides_nothing() =>
        Assert.Equal(AllocationOutcome.LotNeeded, OneSeatByLot.Allocate(Lists(5, 5, 5).WithLot(1, 0)).Outcome);

    [Fact]
    public void The_last_lot_that_covers_the_tie_decides() =>
        Assert.Equal([0, 0, 1], OneSeatByLot.Allocate(Lists(5, 5, 5).WithLot(0, 1, 2).WithLot(2, 1, 0).WithLot(1, 0)).SeatsBySelection());

    private static AllocationRule ByLot(AllocationMethod method, int seats, RunnerUpRule? runnerUp)
    {
        var rule = Rule(method, seats) with { Ties = TieRule.Lot };
        return runnerUp == null || method == AllocationMethod.Plurality
            ? rule
            : rule.Percent(40) with { RunnerUp = runnerUp with { LeastSeats = Math.Min(runnerUp.LeastSeats, seats) } };
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Insertions(order, count - 1));

    private static IEnumerable<int[]> Insertions(int[] order, int next) =>
        Enumerable.Range(0, order.Length + 1).Select(at => (int[])[.. order[..at], next, .. order[at..]]);
}
