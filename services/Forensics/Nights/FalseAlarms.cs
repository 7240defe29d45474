using Tabulation.Forensics.Checks;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Nights;

/// <summary>How often tests point at honest nights.</summary>
/// <param name="Nights">How many were simulated.</param>
/// <param name="Tests">Alarms of each test by itself.</param>
/// <param name="Any">Nights on which any test did after the correction for all of them.</param>
public sealed record FalseAlarms(int Nights, IReadOnlyList<TestAlarms> Tests, int Any)
{
    /// <summary>A probability below this is an alarm: so many honest nights should give one.</summary>
    public const double Level = 0.05;

    /// <param name="tests">What is run on every night.</param>
    /// <param name="nights">Where they come from.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="progressed">Told how many are done, from any thread.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="threads">How many it may keep busy; -1 for all there are.</param>
    public static FalseAlarms Measure(
        IReadOnlyList<IStationTest> tests, HonestNights nights, int count, Action<long> progressed, CancellationToken cancellation, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(nights);
        ArgumentNullException.ThrowIfNull(progressed);
        var alarms = new int[tests.Count];
        int any = 0, done = 0;
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads }, night =>
        {
            var counts = nights.Draw(night);
            double?[] chances = [.. tests.Select(test => test.Probability(counts))];
            for (var test = 0; test < chances.Length; test++)
                if (chances[test] < Level) Interlocked.Increment(ref alarms[test]);
            if (Holm.Adjust([.. chances.OfType<double>()]).Any(chance => chance < Level)) Interlocked.Increment(ref any);
            progressed(Interlocked.Increment(ref done));
        });
        return new FalseAlarms(count, [.. tests.Zip(alarms, (test, found) => new TestAlarms(test.About.Code, found))], any);
    }
}

/// <summary>A test and the honest nights on which its probability, uncorrected, was below the level.</summary>
public readonly record struct TestAlarms(string Code, int Alarms);
