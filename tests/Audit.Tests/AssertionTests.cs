using System.Numerics;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;

namespace Tabulation.Audit.Tests;

public class AssertionTests
{
    /// <summary>The allocation itself is the reference: whatever the true counts, if all assertions hold of them the seats are the
    /// same.</summary>
    [Fact]
    public void Where_all_assertions_hold_the_seats_are_right()
    {
        var (held, other) = (0, 0);
        Small.Check(TwoCounts(), c =>
        {
            if (AuditPlan.Of(c.Reported) is not { Plan: { } plan }) return true;
            var truth = SeatAllocator.Allocate(c.True.Rule, c.True.Totals);
            var same = plan.Reported.Seats.SequenceEqual(truth.Seats);
            var hold = plan.Assertions.All(a => PointsOf(a, c.True) > 0);
            held += hold ? 1 : 0;
            other += same ? 0 : 1;
            return !hold || same;
        });
        Assert.True(held > 100 && other > 100, $"{held} cases in which all assertions hold, {other} with other seats");
    }

    /// <summary>No assertion asks for more than the seats need, but where Droop's quota is rounded.</summary>
    [Fact]
    public void Where_an_assertion_fails_the_seats_are_wrong_or_one_who_takes_part_is() => Small.Check(TwoCounts(), c =>
    {
        if (c.Reported.Rule.Method == AllocationMethod.LargestRemainderDroop) return true;
        if (AuditPlan.Of(c.Reported) is not { Plan: { } plan }) return true;
        var truth = SeatAllocator.Allocate(c.True.Rule, c.True.Totals);
        return !plan.Assertions.Any(a => PointsOf(a, c.True) < 0) || !plan.Reported.Seats.SequenceEqual(truth.Seats)
            || !plan.Reported.Admissions.Select(a => a.Verdict).SequenceEqual(truth.Admissions.Select(a => a.Verdict));
    });

    [Fact]
    public void The_errors_of_all_stations_sum_to_a_margin_or_more_where_the_seats_are_wrong() => Small.Check(TwoCounts(), c =>
    {
        if (AuditPlan.Of(c.Reported) is not { Plan: { } plan }) return true;
        if (plan.Reported.Seats.SequenceEqual(SeatAllocator.Allocate(c.True.Rule, c.True.Totals).Seats)) return true;
        var errors = plan.Contest.Stations.Select((s, p) => plan.Assertions.Max(a => AuditPlan.ErrorOf(a, s, c.True.Stations[p]))).ToList();
        return errors.Aggregate(BigInteger.Zero, (sum, e) => sum + e) >= AuditPlan.One
            && errors.Zip(plan.Bounds).All(e => e.First <= e.Second);
    });

    [Fact]
    public void Largest_remainder_worked_by_hand()
    {
        // 10 seats, 600 to 400: quota 100, 6 and 4. Points of A against B: 10 (v_A - v_B) - (6 - 4 - 1)(v_A + v_B) = 2,000 - 1,000; of B
        // against A -2,000 + 3 * 1,000. A vote for A moved to B changes both by 20: 50 are needed.
        var rule = new AllocationRule { Method = AllocationMethod.LargestRemainderHare, Seats = 10 };
        var (_, plan) = AuditPlan.Of(Small.Contest(rule, [600, 400]));
        var comparisons = plan!.Assertions.Where(a => a.Kind == AssertionKind.KeepsSeat).ToList();
        Assert.Equal([1_000, 1_000], comparisons.Select(a => (long)a.Margin));
        Assert.Equal([9L, -11L], comparisons.Single(a => a.For == new SelectionIndex(0)).Points.Votes);
        Assert.Equal([50, 50], comparisons.Select(a => (long)a.BallotsToFail));
    }

    /// <summary>The first can take only two of the seats: with every vote it leaves the others none, though each is as far behind it as before.</summary>
    [Fact]
    public void A_list_whose_seat_only_lists_with_as_many_claim_must_have_a_vote()
    {
        var rule = new AllocationRule { Method = AllocationMethod.LargestRemainderHare, Seats = 4 };
        var reported = Small.Contest(rule, [3, 2, 2]);
        reported = reported with { Contestants = [reported.Contestants[0] with { Candidates = 2 }, .. reported.Contestants.Skip(1)] };
        var (_, plan) = AuditPlan.Of(reported);
        Assert.Equal(
            [1, 2], plan!.Assertions.Where(a => a.Kind == AssertionKind.HasVotes).Select(a => a.For!.Value.Value).Order());
        Assert.Contains(plan.Assertions, a => AuditPlan.ErrorOf(a, reported.Stations[0], Small.Station(0, 7, 0, 0)) >= AuditPlan.One);
    }

    [Fact]
    public void What_cannot_be_audited_so_has_a_name()
    {
        var rule = new AllocationRule { Method = AllocationMethod.DHondt, Seats = 1 };
        Assert.Equal(AuditFault.NothingCounted, AuditPlan.Of(Small.Contest(rule, [0, 0])).Fault);
        Assert.Equal(AuditFault.NoMargin, AuditPlan.Of(Small.Contest(rule, [5, 5])).Fault);
        var waiver = rule with { Thresholds = [Threshold.Exempt("") with { DirectSeatWaiver = 1 }] };
        Assert.Equal(AuditFault.DirectSeatsCount, AuditPlan.Of(Small.Contest(waiver, [5, 4])).Fault);
        var one = rule with { Thresholds = [new("", ThresholdBase.Valid, Fraction.Of(1, 2))], RunnerUp = new(1, Fraction.One) };
        Assert.Equal(AuditFault.RunnerUpRuleApplied, AuditPlan.Of(Small.Contest(one, [9, 4])).Fault);
    }

    private static FsCheck.Gen<(AuditedContest Reported, AuditedContest True)> TwoCounts() =>
        from reported in Small.Contests
        from truth in Small.Stations(reported.Contestants.Count).ArrayOf(reported.Stations.Count)
        from changed in Gen.Choose(0, reported.Stations.Count)
        let stations = reported.Stations.Select((s, p) => p < changed ? Within(reported, s, truth[p]) : s)
        select (reported, reported with { Stations = [.. stations] });

    /// <summary>With no more ballots than the station can have had; what is not counted again stays.</summary>
    private static StationCount Within(AuditedContest contest, StationCount reported, StationCount truth)
    {
        var most = contest.Bound switch
        {
            BallotBound.InBoxes => reported.Ballots,
            BallotBound.Issued => reported.Issued,
            BallotBound.Registered => reported.Registered,
        };
        var left = most;
        long Take(long figure)
        {
            var taken = Math.Min(figure, left);
            left -= taken;
            return taken;
        }

        return reported with { Votes = [.. truth.Votes.Select(Take)], Unvoted = Take(truth.Unvoted), Invalid = Take(truth.Invalid) };
    }

    private static Int128 PointsOf(Assertion assertion, AuditedContest contest) =>
        contest.Stations.Concat(contest.Kept).Aggregate((Int128)assertion.Points.Constant, (sum, s) => sum + assertion.Points.Of(s));
}
