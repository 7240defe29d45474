using System.Diagnostics;
using Tabulation.Benchmarks.Ingest;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>Results a second from commissions, who have signed them beforehand, until Redis has the last one in its totals.</summary>
internal sealed class Throughput(Installation<SingleServers> installation, BenchElection election, NightClient client, CachedTotals totals)
{
    /// <summary>Prints and returns the rate of the second half of these precincts; the first half warms up.</summary>
    public async Task<double> MeasureAsync(string what, Range precincts, int together)
    {
        var (start, length) = precincts.GetOffsetAndLength(int.MaxValue);
        var (middle, count) = (start + length / 2, length / 2);
        var measured = NightClient.Sign(election, middle..precincts.End, together);
        await totals.AtAsync(await client.SubmitAsync(NightClient.Sign(election, start..middle, together)));
        var batches = await BatchCount.ReadAsync(installation);
        var before = CpuTimes.Of(installation);
        var started = Stopwatch.StartNew();
        var size = await client.SubmitAsync(measured);
        var answered = started.Elapsed;
        var country = await totals.AtAsync(size);
        var seconds = started.Elapsed.TotalSeconds;
        var (rate, after) = (count / seconds, CpuTimes.Of(installation));
        if (country.PrecinctsCounted != start + length) throw new InvalidOperationException($"{country.PrecinctsCounted} results are counted, not {start + length}.");
        Console.WriteLine($"{what,-58}{rate,10:N0} /s   {count:N0} in {seconds:N2} s, all answered after {answered.TotalSeconds:N2} s");
        Console.WriteLine($"  CPU microseconds a result: {after.Since(before, count)}");
        Console.WriteLine($"  results a transaction: {(double)count / (await BatchCount.ReadAsync(installation) - batches):N0}");
        return rate;
    }
}
