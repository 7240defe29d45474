using System.Numerics;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;
using static Tabulation.Domain.Tests.Allocation.Contests;
using static Tabulation.Domain.Tests.Allocation.Scenarios;

namespace Tabulation.Domain.Tests.Allocation;

public class ThresholdTests
{
    [Fact]
    public void A_list_passes_exactly_when_its_votes_times_the_denominator_reach_base_times_numerator()
    {
        var cases = from scenario in Any()
                    from valid in Gen.Choose(0, int.MaxValue)
                    from partsPerMillion in Gen.Choose(1, 1_000_000)
                    select (scenario, valid, partsPerMillion);
        Check(cases, c =>
        {
            var rule = Rule(AllocationMethod.DHondt, c.scenario.Seats) with
            {
                Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.Valid, c.partsPerMillion)],
            };
            var allocation = rule.Allocate(Lists(c.scenario.Votes).WithValid(c.valid));
            return allocation.Admissions.All(a =>
                a.Admitted == (a.Votes > 0 && (BigInteger)a.Votes * 1_000_000 >= (BigInteger)c.valid * c.partsPerMillion));
        });
    }

    [Fact]
    public void Lists_below_the_threshold_might_as_well_not_have_stood() => Check(
        from scenario in Gen.OneOf(Any(), Close())
        from method in Method(ListMethods)
        from percent in Gen.Choose(1, 30)
        select (scenario, method, percent),
        c =>
        {
            var valid = c.scenario.Votes.Sum();
            long[] passing = [.. c.scenario.Votes.Select(v => v * 100 >= valid * c.percent ? v : 0)];
            var allocation = Rule(c.method, c.scenario.Seats).Percent(c.percent).Allocate(Lists(c.scenario.Votes).WithValid(valid));
            return allocation.SeatsBySelection().SequenceEqual(SlowSeats.Of(c.method, passing, c.scenario.Seats));
        });

    [Fact]
    public void Five_per_cent_of_101_is_six_votes()
    {
        var step = Rule(AllocationMethod.DHondt, 1).Percent(5).Allocate(Lists(6, 5).WithValid(101)).Thresholds.Single();
        Assert.Equal(Fraction.Of(505, 100), step.Exact);
        Assert.Equal(6, step.LeastVotes);
    }

    [Theory]
    [InlineData(ThresholdBase.Valid, 1000)]
    [InlineData(ThresholdBase.ValidWithoutBlank, 970)]
    [InlineData(ThresholdBase.ValidWithoutAgainstAll, 900)]
    [InlineData(ThresholdBase.ParticipantsByBoxes, 1050)]
    [InlineData(ThresholdBase.ParticipantsByIssued, 1060)]
    [InlineData(ThresholdBase.Registered, 2000)]
    public void Each_base_is_what_it_says(ThresholdBase @base, long votes)
    {
        var rule = Rule(AllocationMethod.DHondt, 10) with { Thresholds = [new("", @base, Fraction.Of(1, 10))] };
        var figures = new BallotFigures { Valid = 1000, Blank = 30, InBoxes = 1050, Issued = 1060, Registered = 2000 };
        var step = rule.Allocate(Lists(500, 400).AndAgainstAll(100) with { Figures = figures }).Thresholds.Single();
        Assert.Equal(votes, step.BaseVotes);
        Assert.Equal(Fraction.Of(votes, 10), step.Exact);
    }

    [Fact]
    public void A_quota_is_one_seats_worth_of_the_base()
    {
        var rule = Rule(AllocationMethod.DHondt, 150) with { Thresholds = [Threshold.Quota("", ThresholdBase.Valid, 150)] };
        Assert.Equal(69_552, rule.Allocate(Lists(1).WithValid(10_432_726)).Thresholds.Single().LeastVotes);
    }

    [Fact]
    public void Each_class_has_its_own_threshold()
    {
        var rule = Rule(AllocationMethod.SainteLague, 20) with
        {
            Thresholds =
            [
                Threshold.PartsPerMillion("", ThresholdBase.Valid, 50_000),
                Threshold.PartsPerMillion("alliance", ThresholdBase.Valid, 80_000),
                Threshold.Exempt("minority"),
            ],
        };
        var input = Lists(700, 60, 40, 79, 80, 41, 0).WithValid(1000)
            .Change(3, c => c with { Class = "alliance" })
            .Change(4, c => c with { Class = "alliance" })
            .Change(5, c => c with { Class = "minority" })
            .Change(6, c => c with { Class = "minority" });
        Assert.Equal(
            [
                AdmissionVerdict.ReachedThreshold,
                AdmissionVerdict.ReachedThreshold,
                AdmissionVerdict.BelowThreshold,
                AdmissionVerdict.BelowThreshold,
                AdmissionVerdict.ReachedThreshold,
                AdmissionVerdict.NoThreshold,
                AdmissionVerdict.NoVotes,
            ],
            rule.Allocate(input).Admissions.Select(a => a.Verdict));
    }

    [Theory]
    [InlineData(0, AdmissionVerdict.BelowThreshold)]
    [InlineData(2, AdmissionVerdict.BelowThreshold)]
    [InlineData(3, AdmissionVerdict.DirectSeats)]
    public void Single_member_seats_waive_the_threshold(int directSeats, AdmissionVerdict verdict)
    {
        var rule = Rule(AllocationMethod.SainteLague, 100) with
        {
            Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.Valid, 50_000) with { DirectSeatWaiver = 3 }],
        };
        var allocation = rule.Allocate(Lists(960, 40).WithValid(1000).Change(1, c => c with { DirectSeats = directSeats }));
        Assert.Equal(verdict, allocation.Admissions[1].Verdict);
        Assert.Equal(verdict == AdmissionVerdict.DirectSeats ? 4 : 0, allocation.SeatsOf(S(1)));
    }

    [Fact]
    public void Without_a_list_that_passes_no_seat_is_given()
    {
        var allocation = Rule(AllocationMethod.LargestRemainderHare, 10).Percent(50).Allocate(Lists(40, 35, 25).WithValid(100));
        Assert.Equal(AllocationOutcome.NoneAdmitted, allocation.Outcome);
        Assert.Equal(0, allocation.SeatsGiven);
        Assert.Equal(10, allocation.SeatsNotGiven);
        Assert.Null(allocation.Quota);
    }

    [Fact]
    public void Votes_against_all_count_in_the_base_and_take_no_seat()
    {
        var input = Lists(46, 54).WithValid(1000).AndAgainstAll(900);
        Assert.Equal(AllocationOutcome.Complete, Rule(AllocationMethod.LargestRemainderHare, 10).Percent(5).Allocate(input).Outcome);
        Assert.Equal([0, 10, 0], Rule(AllocationMethod.LargestRemainderHare, 10).Percent(5).Allocate(input).SeatsBySelection());
        Assert.Equal([5, 5, 0], Rule(AllocationMethod.LargestRemainderHare, 10).Allocate(input).SeatsBySelection());
    }

    [Fact]
    public void A_base_that_does_not_add_up_is_used_as_it_is()
    {
        var threshold = new Threshold("", ThresholdBase.ValidWithoutAgainstAll, Fraction.Of(1, 20));
        var rule = Rule(AllocationMethod.DHondt, 3) with { Thresholds = [threshold] };
        var allocation = rule.Allocate(Lists(2, 1).WithValid(3).AndAgainstAll(103));
        Assert.Equal(-100, allocation.Thresholds.Single().BaseVotes);
        Assert.Equal(AllocationOutcome.Complete, allocation.Outcome);
    }
}
