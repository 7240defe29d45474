using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Tabulation.Benchmarks.Ingest;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>The time from a result's receipt to the message of a Watch of all regions that covers its position, at a steady rate of single results.</summary>
internal static class Latency
{
    private const int PerSecond = 1_000;
    private const int PerTick = 10;

    /// <summary>Sent as well, and not counted.</summary>
    private const int WarmUp = 2 * PerSecond;

    public static async Task MeasureAsync(Installation installation, BenchElection election, NightClient client, Range precincts)
    {
        var batches = NightClient.Sign(election, precincts, 1);
        var receipts = new ConcurrentQueue<(long Position, long At)>();
        using var watching = new CancellationTokenSource();
        var watched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = WatchAsync(installation, watched, watching.Token);
        await watched.Task;
        var disk = Task.Run(() => DiskProbe.RunAsync(watching.Token));
        await client.SubmitAsync(PaceAsync(batches), position => receipts.Enqueue((position, Stopwatch.GetTimestamp())));
        await Task.Delay(TimeSpan.FromSeconds(1));
        await watching.CancelAsync();
        Report([.. receipts.Skip(WarmUp)], await watch);
        Console.WriteLine($"  limit: write and fsync of 4 KiB meanwhile: {Percentiles(await disk)}");
    }

    private static async IAsyncEnumerable<SignedBatch> PaceAsync(IEnumerable<SignedBatch> batches)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds((double)PerTick / PerSecond));
        foreach (var tick in batches.Chunk(PerTick))
        {
            await timer.WaitForNextTickAsync();
            foreach (var batch in tick) yield return batch;
        }
    }

    /// <summary>When which size was seen; tells when the first message is there.</summary>
    private static async Task<IReadOnlyList<(long Size, long At)>> WatchAsync(
        Installation installation, TaskCompletionSource watched, CancellationToken cancellation)
    {
        var seen = new List<(long Size, long At)>();
        var totals = new TotalsService.TotalsServiceClient(installation.Publication[0].Channel);
        using var call = totals.Watch(new WatchRequest { Filter = new TotalsFilter { Depth = 1 } }, cancellationToken: cancellation);
        try
        {
            await foreach (var update in call.ResponseStream.ReadAllAsync(cancellation))
            {
                seen.Add(((long)update.AsOf.Position, Stopwatch.GetTimestamp()));
                watched.TrySetResult();
            }
        }
        catch (Exception ended) when (ended is RpcException or OperationCanceledException && cancellation.IsCancellationRequested)
        {
            // All has been seen.
        }

        return seen;
    }

    private static void Report(IReadOnlyList<(long Position, long At)> receipts, IReadOnlyList<(long Size, long At)> seen)
    {
        // A message may overtake the receipt.
        var waits = receipts.Select(receipt => Stopwatch.GetElapsedTime(receipt.At, Math.Max(receipt.At, seen.First(each => each.Size > receipt.Position).At)))
            .Select(wait => wait.TotalMilliseconds).ToList();
        var seconds = Stopwatch.GetElapsedTime(receipts[0].At, receipts[^1].At).TotalSeconds;
        Console.WriteLine(
            $"receipt to Watch of 101 totals: {Percentiles(waits)}   "
            + $"{receipts.Count:N0} single results at {receipts.Count / seconds:N0} /s, {seen.Count:N0} messages");
    }

    private static string Percentiles(IReadOnlyList<double> waits)
    {
        var sorted = waits.Order().ToArray();
        return $"p50 {sorted[sorted.Length / 2]:N1} ms, p99 {sorted[sorted.Length * 99 / 100]:N1} ms, max {sorted[^1]:N1} ms";
    }
}
