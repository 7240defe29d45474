using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class MethodPropertiesTests
{
    [Fact]
    public void The_house_is_filled_exactly_wherever_there_is_a_vote()
    {
        Check(WithMethod(Any(), ListMethods), c =>
        {
            var allocation = Allocate(c.Method, c.Scenario);
            var anyVotes = c.Scenario.Votes.Any(v => v > 0);
            return allocation.SeatsGiven == (anyVotes ? c.Scenario.Seats : 0)
                && allocation.Outcome == (anyVotes ? AllocationOutcome.Complete : AllocationOutcome.NoVotes);
        });
    }

    [Fact]
    public void Hare_gives_the_whole_part_of_the_exact_share_or_one_more() => Check(Any().Where(HasVotes), s =>
    {
        var total = s.Votes.Aggregate(BigInteger.Zero, (sum, v) => sum + v);
        var seats = Allocate(AllocationMethod.LargestRemainderHare, s).SeatsBySelection();
        return seats.Zip(s.Votes).All(x => InQuota(x.First, (BigInteger)x.Second * s.Seats, total));

        static bool InQuota(int seats, BigInteger numerator, BigInteger total) =>
            seats >= numerator / total && seats <= (numerator + total - 1) / total;
    });

    [Fact]
    public void Droop_quotas_are_never_more_than_the_house()
    {
        Check(Any().Where(HasVotes), s =>
        {
            var quota = Allocate(AllocationMethod.LargestRemainderDroop, s).Quota!;
            var total = s.Votes.Sum();
            return quota.Quotients.Sum(q => q.WholeSeats) <= s.Seats
                && quota.Quota * (s.Seats + 1) > total
                && (quota.Quota - 1) * (s.Seats + 1) <= total;
        });
    }

    [Fact]
    public void Droop_gives_the_whole_quotas_or_one_more_once_there_are_votes_enough()
    {
        var cases = Any().Where(s => s.Votes.Sum() >= (long)s.Seats * (s.Seats + 1));
        Check(cases, s =>
        {
            var allocation = Allocate(AllocationMethod.LargestRemainderDroop, s);
            return allocation.Quota!.Quotients.All(q => allocation.SeatsOf(q.Selection) - q.WholeSeats is 0 or 1);
        });
    }

    [Fact]
    public void A_larger_house_takes_no_seat_away_under_highest_averages() => Check(WithMethod(Gen.OneOf(Any(), Close()), Averages), c =>
    {
        var smaller = Allocate(c.Method, c.Scenario).SeatsBySelection();
        var larger = Allocate(c.Method, c.Scenario with { Seats = c.Scenario.Seats + 1 }).SeatsBySelection();
        return smaller.Zip(larger).All(x => x.First <= x.Second);
    });

    [Fact]
    public void A_larger_house_can_take_a_seat_away_under_largest_remainder()
    {
        // The Alabama paradox: the property above is one of the method, not of the code.
        var rule = Contests.Rule(AllocationMethod.LargestRemainderHare, 10);
        Assert.Equal([4, 4, 2], rule.Allocate(Contests.Lists(6, 6, 2)).SeatsBySelection());
        Assert.Equal([5, 5, 1], (rule with { Seats = 11 }).Allocate(Contests.Lists(6, 6, 2)).SeatsBySelection());
    }

    [Fact]
    public void More_votes_for_one_list_alone_take_no_seat_from_it()
    {
        // Not so with Droop's quota, which moves in whole steps.
        var cases = from c in WithMethod(Gen.OneOf(Any(), Close()), [.. Averages, AllocationMethod.LargestRemainderHare])
                    from list in Gen.Choose(0, c.Scenario.Votes.Length - 1)
                    from more in Gen.OneOf(Gen.Choose(1, 10), Gen.Choose(1, 1_000_000))
                    select (c.Method, c.Scenario, list, more);
        Check(cases, c =>
        {
            long[] votes = [.. c.Scenario.Votes.Select((v, i) => i == c.list ? v + c.more : v)];
            var before = Allocate(c.Method, c.Scenario).SeatsBySelection()[c.list];
            return Allocate(c.Method, c.Scenario with { Votes = votes }).SeatsBySelection()[c.list] >= before;
        });
    }

    [Fact]
    public void More_votes_never_mean_fewer_seats() => Check(WithMethod(Gen.OneOf(Any(), Close()), ListMethods), c =>
    {
        var lists = c.Scenario.Votes.Zip(Allocate(c.Method, c.Scenario).SeatsBySelection()).ToList();
        return lists.All(more => lists.All(fewer => more.First <= fewer.First || more.Second >= fewer.Second));
    });

    [Fact]
    public void All_votes_times_a_number_change_no_seat()
    {
        // Not so with Droop's quota, whose one more vote does not grow with the rest.
        AllocationMethod[] methods = [.. Averages, AllocationMethod.LargestRemainderHare, AllocationMethod.Plurality];
        var cases = from c in WithMethod(Gen.OneOf(Any(), Close()), methods)
                    from factor in Gen.Choose(2, 1000)
                    select (c.Method, c.Scenario, factor);
        Check(cases, c =>
        {
            var scaled = c.Scenario with { Votes = [.. c.Scenario.Votes.Select(v => v * c.factor)] };
            return Allocate(c.Method, scaled).SeatsBySelection().SequenceEqual(Allocate(c.Method, c.Scenario).SeatsBySelection());
        });
    }

    [Fact]
    public void The_order_in_which_contestants_are_handed_in_changes_nothing_at_all()
    {
        var cases = from c in WithMethod(Gen.OneOf(Any(), Close()), Enum.GetValues<AllocationMethod>())
                    let input = Contests.Lists(c.Scenario.Votes).AndAgainstAll(3).AndAgainstAll(1)
                    from order in Shuffled(input.Contestants)
                    select (Rule: Contests.Rule(c.Method, c.Scenario.Seats), input, order);
        Check(cases, c => Text(c.Rule.Allocate(c.input with { Contestants = c.order })).SequenceEqual(Text(c.Rule.Allocate(c.input))));
    }

    private static IReadOnlyList<string> Text(SeatAllocation allocation) => AllocationText.Lines(allocation, s => s.ToString());

    private static Gen<(AllocationMethod Method, Scenario Scenario)> WithMethod(Gen<Scenario> scenarios, AllocationMethod[] methods) =>
        from scenario in scenarios
        from method in Method(methods)
        select (method, scenario);

    private static bool HasVotes(Scenario scenario) => scenario.Votes.Any(v => v > 0);

    private static SeatAllocation Allocate(AllocationMethod method, Scenario scenario) =>
        Contests.Rule(method, scenario.Seats).Allocate(Contests.Lists(scenario.Votes));
}
