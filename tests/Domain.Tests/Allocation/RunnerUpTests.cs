using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class RunnerUpTests
{
    [Fact]
    public void The_runner_up_gets_what_the_method_gives_it_or_its_guarantee()
    {
        var cases = from method in Method(ListMethods)
                    from big in Gen.Choose(951, 100_000)
                    from small in Gen.Choose(1, 50)
                    from seats in Gen.Choose(2, 100)
                    from least in Gen.Choose(0, 2)
                    select (method, big, small, seats, least);
        Check(cases, c =>
        {
            var rule = Kazakh(c.method, c.seats, c.least, Fraction.One);
            var seats = rule.Allocate(Lists(c.small, c.big).WithValid(c.small + c.big)).SeatsBySelection();
            var alone = SlowSeats.Of(c.method, [c.small, c.big], c.seats)[0];
            return seats[0] == Math.Max(alone, c.least) && seats.Sum() == c.seats;
        });
    }

    [Fact]
    public void Under_highest_averages_the_factor_counts_the_runner_ups_votes_in_part()
    {
        var cases = from method in Method(Averages)
                    from big in Gen.Choose(951, 100_000)
                    from small in Gen.Choose(1, 50)
                    from seats in Gen.Choose(2, 100)
                    select (method, big, small, seats);
        Check(cases, c =>
        {
            var seats = Kazakh(c.method, c.seats, 0, Fraction.Of(7, 10)).Allocate(Lists(c.small, c.big).WithValid(c.small + c.big));
            return seats.SeatsBySelection().SequenceEqual(SlowSeats.Of(c.method, [c.small * 7L, c.big * 10L], c.seats));
        });
    }

    [Fact]
    public void The_factor_of_the_older_text_worked_by_hand()
    {
        // 98 seats, 930,000 and 50,000 of 1,000,000 votes, threshold 7%. Quota 980,000 / 98 = 10,000. Quotients 93 and 5 * 0.7 = 3.5.
        // Two seats are left: the first to the remainder 0.5; then 3.5 - 4 is behind 93 - 93.
        var rule = Kazakh(AllocationMethod.LargestRemainderHare, 98, 2, Fraction.Of(7, 10), 7);
        var allocation = rule.Allocate(Lists(930_000, 50_000, 20_000).WithValid(1_000_000));
        Assert.Equal([94, 4, 0], allocation.SeatsBySelection());
        Assert.Equal([S(1), S(0)], allocation.Awards.Select(a => a.Winner.Selection));
        Assert.Equal(Fraction.Of(35, 10), allocation.Quota!.Quotients[1].Quotient);
        Assert.Equal(
            [AdmissionVerdict.ReachedThreshold, AdmissionVerdict.RunnerUp, AdmissionVerdict.BelowThreshold],
            allocation.Admissions.Select(a => a.Verdict));
        Assert.Equal(new RunnerUpStep(S(0), S(1), 2, Fraction.Of(7, 10)), allocation.RunnerUp);
    }

    [Fact]
    public void The_guarantee_is_taken_from_the_other_list()
    {
        // Quotients 97.51 and 0.49: whole parts 97 and 0; two set aside leave 96.
        var rule = Kazakh(AllocationMethod.LargestRemainderHare, 98, 2, Fraction.One, 7);
        var allocation = rule.Allocate(Lists(995_000, 5_000).WithValid(1_000_000));
        Assert.Equal([96, 2], allocation.SeatsBySelection());
        Assert.Equal([(97, 96), (0, 2)], allocation.Quota!.Quotients.Select(q => (q.WholeSeats, q.Held)));
        Assert.Empty(allocation.Awards);
    }

    [Fact]
    public void With_factor_zero_the_runner_up_gets_the_guarantee_alone()
    {
        var rule = Kazakh(AllocationMethod.LargestRemainderHare, 10, 2, Fraction.Zero, 50);
        Assert.Equal([8, 2], rule.Allocate(Lists(51, 49).WithValid(100)).SeatsBySelection());
        Assert.Equal([8, 2], (rule with { Method = AllocationMethod.DHondt }).Allocate(Lists(51, 49).WithValid(100)).SeatsBySelection());
    }

    [Theory]
    [InlineData(AllocationMethod.LargestRemainderHare)]
    [InlineData(AllocationMethod.DHondt)]
    public void With_factor_zero_seats_the_other_list_cannot_take_stay_vacant(AllocationMethod method)
    {
        var allocation = Kazakh(method, 10, 2, Fraction.Zero, 50).Allocate(Lists(51, 49).WithValid(100).Change(0, c => c with { Candidates = 5 }));
        Assert.Equal([5, 2], allocation.SeatsBySelection());
        Assert.Equal(AllocationOutcome.SeatsVacant, allocation.Outcome);
    }

    [Theory]
    [InlineData(60, 40)]
    [InlineData(20, 15)]
    public void Nothing_happens_unless_exactly_one_list_passes(long first, long second)
    {
        var rule = Kazakh(AllocationMethod.DHondt, 10, 5, Fraction.One, 25);
        var input = Lists(first, second, 5).WithValid(100);
        Assert.Null(rule.Allocate(input).RunnerUp);
        Assert.Equal((rule with { RunnerUp = null }).Allocate(input).SeatsBySelection(), rule.Allocate(input).SeatsBySelection());
    }

    [Fact]
    public void A_list_without_votes_is_no_runner_up()
    {
        var allocation = Kazakh(AllocationMethod.LargestRemainderHare, 10, 2, Fraction.One).Allocate(Lists(100, 0).WithValid(100));
        Assert.Equal([10, 0], allocation.SeatsBySelection());
        Assert.Equal(new RunnerUpStep(S(0), null, 2, Fraction.One), allocation.RunnerUp);
    }

    [Fact]
    public void A_list_with_too_few_candidates_gives_up_the_rest_of_its_guarantee()
    {
        var input = Lists(97, 3).WithValid(100).Change(1, c => c with { Candidates = 1 });
        Assert.Equal([9, 1], Kazakh(AllocationMethod.LargestRemainderHare, 10, 2, Fraction.One).Allocate(input).SeatsBySelection());
        Assert.Equal([9, 1], Kazakh(AllocationMethod.DHondt, 10, 2, Fraction.One).Allocate(input).SeatsBySelection());
    }

    [Fact]
    public void A_tie_for_the_runner_ups_place_leaves_the_other_lists_seats_certain()
    {
        var rule = Kazakh(AllocationMethod.LargestRemainderHare, 69, 2, Fraction.One) with { Ties = TieRule.Lot };
        var input = Lists(9_600, 200, 200).WithValid(10_000);
        var open = rule.Allocate(input);
        Assert.Equal(AllocationOutcome.LotNeeded, open.Outcome);
        Assert.Equal([67, 0, 0], open.SeatsBySelection());
        Assert.Equal((TieFor.RunnerUp, 1), (open.OpenTie!.For, open.OpenTie.Places));
        Assert.Equal([S(1), S(2)], open.OpenTie.Between);
        Assert.Equal([67, 0, 2], rule.Allocate(input.WithLot(2, 1)).SeatsBySelection());
        Assert.Equal([67, 2, 0], (rule with { Ties = TieRule.RegistrationOrder }).Allocate(input).SeatsBySelection());
    }

    private static AllocationRule Kazakh(AllocationMethod method, int seats, int least, Fraction factor, int percent = 5) =>
        Rule(method, seats).Percent(percent) with { RunnerUp = new(least, factor) };
}
