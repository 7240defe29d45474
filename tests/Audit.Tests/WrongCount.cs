using Tabulation.Statistics;

namespace Tabulation.Audit.Tests;

/// <summary>True counts under which the seats reported are wrong: those of the tightest assertion's two move votes until it
/// fails.</summary>
internal static class WrongCount
{
    public static readonly IReadOnlyList<WrongWay> Ways = Enum.GetValues<WrongWay>();

    /// <returns>The true count of each station that differs, by its place.</returns>
    public static IReadOnlyDictionary<int, StationCount> Of(AuditPlan plan, WrongWay way)
    {
        var tightest = plan.Assertions[0];
        var (left, truth) = (tightest.Margin, new Dictionary<int, StationCount>());
        foreach (var p in Order(plan, way))
        {
            var reported = plan.Contest.Stations[p];
            var real = Changed(tightest, reported, way);
            var taken = tightest.Points.Of(reported) - tightest.Points.Of(real);
            if (taken <= 0) continue;
            (left, truth[p]) = (left - taken, real);
            if (left <= 0) return truth;
        }

        throw new InvalidOperationException($"{way} leaves the seats as they are.");
    }

    private static IEnumerable<int> Order(AuditPlan plan, WrongWay way) => way switch
    {
        WrongWay.AllInFewStations => Enumerable.Range(0, plan.Bounds.Count).OrderByDescending(p => plan.Bounds[p]),
        WrongWay.HalfTheVotes => new SplitMix64(3).Order(plan.Bounds.Count),
        WrongWay.MostStations => new SplitMix64(4).Order(plan.Bounds.Count),
    };

    private static StationCount Changed(Assertion tightest, StationCount reported, WrongWay way) => way switch
    {
        WrongWay.AllInFewStations => AllAgainst(tightest, reported),
        WrongWay.HalfTheVotes => Moved(tightest, reported, 2),
        WrongWay.MostStations => Moved(tightest, reported, 5),
    };

    private static StationCount AllAgainst(Assertion tightest, StationCount reported)
    {
        var votes = new long[reported.Votes.Count];
        votes[tightest.Against!.Value.Value] = reported.Ballots;
        return reported with { Votes = votes, Unvoted = 0, Invalid = 0 };
    }

    private static StationCount Moved(Assertion tightest, StationCount reported, int part)
    {
        var votes = reported.Votes.ToArray();
        var moved = (votes[tightest.For!.Value.Value] + part - 1) / part;
        votes[tightest.For.Value.Value] -= moved;
        votes[tightest.Against!.Value.Value] += moved;
        return reported with { Votes = votes };
    }
}
