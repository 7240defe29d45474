using System.Diagnostics;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Night;

/// <summary>How long the disk takes, meanwhile, to make 4 KiB durable: store and broker wait for that as well.</summary>
internal static class DiskProbe
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    /// <summary>Milliseconds of each write, until cancelled.</summary>
    public static async Task<IReadOnlyList<double>> RunAsync(CancellationToken cancellation)
    {
        var waits = new List<double>();
        using var folder = new TemporaryFolder();
        await using var file = File.Create(folder.File("probe"));
        using var timer = new PeriodicTimer(Period);
        while (!cancellation.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(new byte[4_096]);
            file.Flush(flushToDisk: true);
            waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return waits;
    }
}
