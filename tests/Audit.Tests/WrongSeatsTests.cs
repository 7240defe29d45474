using Tabulation.Domain.Allocation;
using Tabulation.Statistics;
using Xunit.Abstractions;

namespace Tabulation.Audit.Tests;

/// <summary>A made-up country of 300 stations, whose seats are wrong by a little, audited 10,000 times with seeds of its own.</summary>
public class WrongSeatsTests(ITestOutputHelper output)
{
    private const int Runs = 10_000;

    private static readonly Fraction Limit = Fraction.Of(5, 100);

    public static IEnumerable<object[]> Cases =>
        from method in Enum.GetValues<AllocationMethod>() from way in WrongCount.Ways select (object[])[method, way];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_caught_in_95_of_100_audits(AllocationMethod method, WrongWay way)
    {
        var plan = AuditPlan.Of(Country(method)).Plan!;
        var truth = WrongCount.Of(plan, way);
        var draws = default(KaplanMarkov).DrawsTo(plan.Total, Limit)!.Value;
        var caught = WrongNights.Caught(plan, truth, draws, Runs, Limit);
        output.WriteLine($"{method}, {way}: {truth.Count} stations wrong, {draws} draws, caught {caught:N0} of {Runs:N0}");
        Assert.InRange(caught, Runs * 95 / 100, Runs);
    }

    /// <summary>With seeds and hashes as an audit has them, and its own assessment.</summary>
    [Fact]
    public void Are_caught_by_whole_audits()
    {
        const int audits = 1_000;
        var plan = AuditPlan.Of(Country(AllocationMethod.LargestRemainderHare)).Plan!;
        var truth = WrongCount.Of(plan, WrongWay.HalfTheVotes);
        var recounts = plan.Contest.Stations.Index().ToDictionary(s => s.Index, s => truth.GetValueOrDefault(s.Index, s.Item));
        var draws = default(KaplanMarkov).DrawsTo(plan.Total, Limit)!.Value;
        var caught = Enumerable.Range(0, audits).Count(seed =>
        {
            var drawn = new SeededDraws($"seed {seed}", new DrawAnchor("country", 300, default), plan.Bounds).First(draws);
            return !Assessment.Of(plan, drawn, recounts).Measured.IsAtMost(Limit);
        });
        output.WriteLine($"caught {caught:N0} of {audits:N0}");
        Assert.InRange(caught, audits * 95 / 100, audits);
    }

    private static AuditedContest Country(AllocationMethod method)
    {
        var numbers = new SplitMix64(1);
        var stations = Enumerable.Range(0, 300).Select(p => new StationCount
        {
            Code = $"{p}",
            Votes = [numbers.Near(410, 200), numbers.Near(290, 150), numbers.Near(140, 90), numbers.Near(30, 25)],
            Invalid = numbers.Below(12),
            Registered = 1_500,
        });
        var rule = new AllocationRule { Method = method, Seats = method == AllocationMethod.Plurality ? 1 : 21 };
        if (method != AllocationMethod.Plurality)
            rule = rule with { Thresholds = [Threshold.PartsPerMillion("", ThresholdBase.ParticipantsByBoxes, 50_000)] };
        return new(rule, Small.Lists(4), [.. stations], BallotBound.InBoxes);
    }
}
