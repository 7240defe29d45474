using System.Diagnostics;
using System.Globalization;

namespace Tabulation.Benchmarks.Watching;

/// <summary>
/// Many who watch one server, with an update every 250 ms: messages a second, how late they are, what a subscriber costs in memory and a message in CPU; beside a
/// bare HTTP/2 endpoint that writes the same bytes to as many streams. Client and server share the machine.
/// </summary>
internal static class WatchBenchmark
{
    private const int Updates = 40;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(int subscribers)
    {
        Console.WriteLine($"{subscribers:N0} subscribers, an update every {Period.TotalMilliseconds} ms, {Environment.ProcessorCount} cores for server and readers");
        await MeasureAsync("Watch", subscribers, "/update", StreamReaders.Watch, untilMessage: true);
        await MeasureAsync("bare HTTP/2", subscribers, "/write", StreamReaders.Bare, untilMessage: false);
        return 0;
    }

    private static async Task MeasureAsync(string name, int subscribers, string update, Func<HttpRequestMessage> request, bool untilMessage)
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["watch-server"]) { RedirectStandardOutput = true })!;
        try
        {
            var addresses = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
            using var lead = new HttpClient { BaseAddress = new Uri(addresses[1]) };

            // A few first, whose cost is the program's own: code compiled, pools filled.
            using (var few = new StreamReaders(new Uri(addresses[0])))
            {
                await few.OpenAsync(Math.Min(500, subscribers), request, untilMessage);
                await UpdateAsync(lead, update, 8);
            }

            var empty = await CostAsync(lead);
            using var readers = new StreamReaders(new Uri(addresses[0]));
            await readers.OpenAsync(subscribers, request, untilMessage);
            await UpdateAsync(lead, update, 8);
            await Task.Delay(TimeSpan.FromSeconds(2));
            var open = await CostAsync(lead);
            readers.Forget();
            var began = Stopwatch.GetTimestamp();
            await UpdateAsync(lead, update, Updates);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await Task.Delay(TimeSpan.FromSeconds(2));
            Report(name, subscribers, readers, seconds, empty, open, await CostAsync(lead));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task UpdateAsync(HttpClient lead, string path, int times)
    {
        using var timer = new PeriodicTimer(Period);
        for (; times > 0; times--)
        {
            await timer.WaitForNextTickAsync();
            (await lead.PostAsync(new Uri(path, UriKind.Relative), null)).EnsureSuccessStatusCode().Dispose();
        }
    }

    private static async Task<Cost> CostAsync(HttpClient lead)
    {
        double[] numbers = [.. (await lead.GetStringAsync(new Uri("/cost", UriKind.Relative))).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new Cost(numbers[0], numbers[1], numbers[2]);
    }

    private static void Report(string name, int subscribers, StreamReaders readers, double seconds, Cost empty, Cost open, Cost end) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"""
        {name}: {readers.Delivered:N0} of {(long)subscribers * Updates:N0} messages, {readers.Delivered / seconds:N0} a second
          delay p50 {readers.Percentile(0.5)} ms, p99 {readers.Percentile(0.99)} ms
          server memory a subscriber: {(open.Resident - empty.Resident) / subscribers / 1_024:N1} KiB resident, {(open.Heap - empty.Heap) / subscribers / 1_024:N1} KiB of it on the heap
          server CPU a message: {(end.CpuSeconds - open.CpuSeconds) / readers.Delivered * 1e6:N1} us
        """));

    /// <summary>What the server has used.</summary>
    private sealed record Cost(double Resident, double Heap, double CpuSeconds);
}
