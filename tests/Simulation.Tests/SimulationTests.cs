using System.Diagnostics;
using Xunit.Abstractions;

namespace Tabulation.Simulation.Tests;

/// <summary>
/// Thousands of histories in which everything goes wrong that can. One that fails says its number: TABULATION_SEED=number runs it alone, and
/// TABULATION_SEEDS=count runs more of them.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Usual = 1_000;
    private const int Shown = 120;

    [Fact]
    public void Whatever_happens_every_receipt_is_counted_once_and_all_agree_in_the_end()
    {
        var (first, count) = Seeds();
        var start = Stopwatch.GetTimestamp();
        var failed = new List<int>();
        Parallel.For(first, first + count, seed =>
        {
            if (Simulation.Run(seed).Failure is not { } failure) return;
            lock (failed) failed.Add(seed);
            output.WriteLine($"{seed}: {failure}");
        });
        output.WriteLine($"{count} seeds in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        Assert.True(failed.Count == 0, Explain(failed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_same_seed_gives_the_same_history(int seed)
    {
        var first = Simulation.Run(seed).Trace;
        Assert.True(first.Count > 200, $"{first.Count} events");
        Assert.Equal(first, Simulation.Run(seed).Trace);
        Assert.NotEqual(first, Simulation.Run(seed + 1_000_000).Trace);
    }

    private static (int First, int Count) Seeds() => int.TryParse(Environment.GetEnvironmentVariable("TABULATION_SEED"), out var one)
        ? (one, 1)
        : (1, int.TryParse(Environment.GetEnvironmentVariable("TABULATION_SEEDS"), out var count) ? count : Usual);

    private static string Explain(List<int> failed)
    {
        if (failed.Count == 0) return "";
        var world = Simulation.Run(failed.Min());
        return $"{failed.Count} seeds fail: {string.Join(", ", failed.Order().Take(20))}. TABULATION_SEED={failed.Min()} repeats the first: {world.Failure}\n"
            + string.Join('\n', world.Trace.TakeLast(Shown));
    }
}
