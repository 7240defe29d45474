using Tabulation.Domain.Allocation;

namespace Tabulation.Audit.Tests;

public class AssessmentTests
{
    private static readonly Fraction Limit = Fraction.Of(5, 100);

    /// <summary>Three stations of 100 ballots; 210 votes to 90 for one seat: the margin is 120 points, and a station can be off by 200 of them at most.</summary>
    private static readonly AuditPlan Plan = AuditPlan.Of(Small.Contest(
        new AllocationRule { Method = AllocationMethod.Plurality, Seats = 1 }, [100, 0], [60, 40], [50, 50])).Plan!;

    [Fact]
    public void Bounds_and_errors_worked_by_hand()
    {
        // (100 - 0) - (0 - 100) = 200 of 120; (60 - 40) + 100 = 120 of 120; (50 - 50) + 100 = 100 of 120. U = 420/120 = 3.5.
        Assert.Equal([Up(200, 120), AuditPlan.One, Up(100, 120)], Plan.Bounds);
        Assert.Equal(Up(200, 120) + AuditPlan.One + Up(100, 120), Plan.Total);

        // Found as reported, P falls by 1 - 1/3.5 a draw; with 10 votes moved, e = 20/120 of u = 120/120, by 1 - 1/3.5 over 1 - 1/6.
        var agree = Assessment.Of(Plan, [0, 1, 1], Plan.Contest.Stations.Index().ToDictionary(s => s.Index, s => s.Item));
        Near(Fraction.Of(125, 343), agree.Measured.Risk);
        Assert.Empty(agree.Different);
        var moved = Assessment.Of(Plan, [0, 1, 1], new Dictionary<int, StationCount> { [0] = Plan.Contest.Stations[0], [1] = Small.Station(1, 50, 50) });
        Near(Fraction.Of(125 * 36, 343 * 25), moved.Measured.Risk);
        Assert.Equal((1, (Int128)Up(20, 120)), moved.Different.Single());
    }

    [Fact]
    public void Missing_recounts_are_the_worst_case_and_said_so()
    {
        var assessed = Assessment.Of(Plan, [0, 2, 2], new Dictionary<int, StationCount> { [0] = Plan.Contest.Stations[0] });
        Assert.Equal([2], assessed.Missing);
        Assert.Equal(Fraction.One, assessed.Measured.Risk);
        Assert.Null(assessed.DrawsLeft(Limit));
        Near(Fraction.Of(125, 343), assessed.IfMissingAgree.Risk);
    }

    [Fact]
    public void More_ballots_than_the_bound_end_the_audit()
    {
        var assessed = Assessment.Of(Plan, [1], new Dictionary<int, StationCount> { [1] = Small.Station(1, 61, 40) });
        Assert.Equal([1], assessed.BeyondBound);
        Assert.Equal(Fraction.One, assessed.Measured.Risk);
    }

    [Fact]
    public void The_draws_left_bring_it_to_the_limit()
    {
        var stations = Plan.Contest.Stations.Index().ToDictionary(s => s.Index, s => s.Item);
        var left = Assessment.Of(Plan, [0, 1], stations).DrawsLeft(Limit)!.Value;
        Assert.Equal(7, left);
        Assert.True(Assessment.Of(Plan, [0, 1, .. Enumerable.Repeat(2, left)], stations).Measured.IsAtMost(Limit));
        Assert.False(Assessment.Of(Plan, [0, 1, .. Enumerable.Repeat(2, left - 1)], stations).Measured.IsAtMost(Limit));
    }

    private static long Up(long part, long whole) => ((part * AuditPlan.One) + whole - 1) / whole;

    private static void Near(Fraction expected, Fraction risk) =>
        Assert.True(risk - expected < Fraction.Of(1, 1_000_000) && expected - risk < Fraction.Of(1, 1_000_000), $"{risk.ToDecimal()}");
}
