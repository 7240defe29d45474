using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Allocation.Bounds;
using Xunit.Abstractions;

namespace Tabulation.Domain.Tests.Allocation.Bounds;

public class SeatBoundsTests(ITestOutputHelper output)
{
    private const int Nights = 400;

    [Theory]
    [InlineData(AllocationMethod.Plurality)]
    [InlineData(AllocationMethod.DHondt)]
    [InlineData(AllocationMethod.SainteLague)]
    [InlineData(AllocationMethod.ModifiedSainteLague)]
    [InlineData(AllocationMethod.LargestRemainderHare)]
    [InlineData(AllocationMethod.LargestRemainderDroop)]
    public void No_completion_leaves_the_bounds_of_a_method(AllocationMethod method) => Compare(Bounds.Night.Plain(method));

    [Fact]
    public void No_completion_leaves_the_bounds_whatever_the_rule_has() => Compare(Bounds.Night.Full());

    [Fact]
    public void No_completion_of_a_large_contest_leaves_the_bounds() => Prop.ForAll(Large().ToArbitrary(), c =>
    {
        var bounds = SeatBounds.Of(c.Night.Rule, c.Night.Input, c.Night.Outstanding);
        return c.Completions.All(more =>
        {
            var seats = c.Night.Rule.Allocate(Completed(c.Night, more));
            return seats.Seats.All(s => bounds.RangeOf(s.Selection).Least <= s.Seats && s.Seats <= bounds.RangeOf(s.Selection).Most);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Bounds_worked_by_hand()
    {
        // The fourth list needs 5% of 102,000 at least: with 2,000 more it has 4,000. Quota 98,000 / 10 now: 6.12, 3.06 and 0.82, so that
        // the third has the seat left. All 2,000 to one of them: the first comes to 6.2 at most, the second to 3.2, the third keeps 0.8.
        var rule = Contests.Rule(AllocationMethod.LargestRemainderHare, 10).Percent(5);
        var input = Contests.Lists(60_000, 30_000, 8_000, 2_000).WithValid(100_000);
        var bounds = SeatBounds.Of(rule, input, 2_000);
        Assert.Equal([(6, 6), (3, 3), (1, 1), (0, 0)], bounds.Ranges.Select(r => (r.Least, r.Most)));
        Assert.True(bounds.CannotChange(rule.Allocate(input)));

        // With 6,000 it has 8,000 of 106,000 and takes the first one's last seat: 5.66, 2.83, 0.755 and 0.755.
        var wider = SeatBounds.Of(rule, input, 6_000);
        Assert.Equal(new SeatRange(Contests.S(3), 0, 1), wider.RangeOf(Contests.S(3)));
        Assert.False(wider.CannotChange(rule.Allocate(input)));
    }

    [Fact]
    public void An_open_tie_can_go_either_way_until_the_lot_is_drawn()
    {
        var rule = Contests.Rule(AllocationMethod.Plurality, 1) with { Ties = TieRule.Lot };
        var input = Contests.Candidates(5, 5, 1);
        Assert.Equal([(0, 1), (0, 1), (0, 0)], SeatBounds.Of(rule, input, 0).Ranges.Select(r => (r.Least, r.Most)));
        Assert.False(SeatBounds.Of(rule, input, 0).CannotChange(rule.Allocate(input)));
        Assert.True(SeatBounds.Of(rule, input.WithLot(1, 0), 0).CannotChange(rule.Allocate(input.WithLot(1, 0))));
        Assert.Equal(new(Contests.S(1), 0, 1), SeatBounds.Of(rule, input.WithLot(1, 0), 1).RangeOf(Contests.S(1)));
    }

    [Fact]
    public void What_cannot_be_computed_is_refused()
    {
        var rule = Contests.Rule(AllocationMethod.DHondt, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => SeatBounds.Of(rule, Contests.Lists(1), -1));
        Assert.Throws<ArgumentException>(() => SeatBounds.Of(rule with { Seats = 0 }, Contests.Lists(1), 1));
        var hare = Contests.Rule(AllocationMethod.LargestRemainderHare, 3);
        Assert.Throws<OverflowException>(() => SeatBounds.Of(hare, Contests.Lists(long.MaxValue - 1, 1), 1));
    }

    private static Gen<(Night Night, long[][] Completions)> Large() =>
        from rule in Gen.Elements(Scenarios.ListMethods).Select(m => Contests.Rule(m, 225).Percent(5))
        from runnerUp in Gen.Elements<RunnerUpRule?>(null, new(2, Fraction.One))
        from votes in Gen.OneOf(Gen.Choose(0, 9_000_000), Gen.Choose(0, 500_000)).ArrayOf(12)
        from outstanding in Gen.OneOf(Gen.Choose(1, 50_000), Gen.Choose(1, 6_000_000))
        from completions in Spread(outstanding, votes.Length).ArrayOf(12)
        let input = Contests.Lists([.. votes.Select(v => (long)v)]).WithValid(votes.Sum(v => (long)v))
        select (new Night(rule with { RunnerUp = runnerUp }, input, outstanding), completions);

    /// <summary>To one list, or to two, or partly to nobody.</summary>
    private static Gen<long[]> Spread(int ballots, int lists) =>
        from share in Gen.Choose(0, 100)
        from used in Gen.Elements(100, 100, 60)
        from first in Gen.Choose(0, lists - 1)
        from second in Gen.Choose(0, lists - 1)
        let some = (long)ballots * used / 100
        select Enumerable.Range(0, lists)
            .Select(i => (i == first ? some * share / 100 : 0) + (i == second ? some - (some * share / 100) : 0)).ToArray();

    private static AllocationInput Completed(Night night, long[] more) => night.Input
        .Change(c => c with { Votes = c.Votes + more[c.Selection.Value] })
        .WithValid(night.Input.Figures.Valid!.Value + more.Sum());

    private void Compare(Gen<Night> nights)
    {
        var (least, most, all) = (0, 0, 0);
        Prop.ForAll(nights.ToArbitrary(), night =>
        {
            var bounds = SeatBounds.Of(night.Rule, night.Input, night.Outstanding).Ranges;
            var truth = EveryCompletion.Of(night);
            least += truth.Zip(bounds).Count(r => r.First.Least == r.Second.Least);
            most += truth.Zip(bounds).Count(r => r.First.Most == r.Second.Most);
            all += truth.Count;
            return truth.Zip(bounds).All(r =>
                r.First.Selection == r.Second.Selection && r.Second.Least <= r.First.Least && r.First.Most <= r.Second.Most);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Nights));
        output.WriteLine($"of {all} ranges {least} have their least and {most} their most exactly");
    }
}
