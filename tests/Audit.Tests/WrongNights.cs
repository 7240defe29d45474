using Tabulation.Domain.Allocation;
using Tabulation.Statistics;

namespace Tabulation.Audit.Tests;

/// <summary>Audits of one wrong count, over and over, with numbers in place of hashes.</summary>
internal static class WrongNights
{
    /// <returns>In how many runs the risk after all draws is above the limit.</returns>
    public static int Caught(AuditPlan plan, IReadOnlyDictionary<int, StationCount> truth, int draws, int runs, Fraction limit)
    {
        var wrong = truth.Keys.Order().ToArray();
        var errors = wrong.Select(p => StationErrors.Of(plan, p, truth[p]).Largest).ToArray();
        var (upTo, sum) = (new Int128[wrong.Length], Int128.Zero);
        for (var i = 0; i < wrong.Length; i++) upTo[i] = sum += plan.Bounds[wrong[i]];
        var numbers = new SplitMix64(20_160_918);
        var unhurt = Enumerable.Range(0, draws + 1).Aggregate(new List<KaplanMarkov> { default }, (all, _) =>
        {
            all.Add(all[^1].Then(plan.Total, 1, 0));
            return all;
        });
        var caught = 0;
        for (var run = 0; run < runs; run++)
        {
            var hits = Hits(numbers, plan.Total, upTo, draws);
            var risk = hits.Aggregate(unhurt[draws - hits.Count], (r, i) => r.Then(plan.Total, plan.Bounds[wrong[i]], errors[i]));
            if (!risk.IsAtMost(limit)) caught++;
        }

        return caught;
    }

    private static List<int> Hits(SplitMix64 numbers, Int128 total, Int128[] upTo, int draws)
    {
        var hits = new List<int>();
        for (var draw = 0; draw < draws; draw++)
        {
            var point = (Int128)(((UInt128)numbers.Next() * ((UInt128)total >> 20)) >> 44);
            if (point >= upTo[^1]) continue;
            var found = Array.BinarySearch(upTo, point + 1);
            hits.Add(found < 0 ? ~found : found);
        }

        return hits;
    }
}
