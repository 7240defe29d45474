using System.Globalization;

namespace Tabulation.Simulation.Tests;

/// <summary>
/// Time and chance of one simulation: one queue of events, run one after the other on one thread. What happens at the same moment happens in an
/// order that chance decides. Everything follows from the seed.
/// </summary>
internal sealed class World(int seed, Mutation mutation)
{
    private readonly Random random = new(seed);
    private readonly PriorityQueue<Action, (long Due, int Order, long Number)> events = new();
    private readonly List<string> trace = [];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private long number;

    public Mutation Mutation => mutation;

    /// <summary>Since the start.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Nothing goes wrong any more.</summary>
    public bool Calm { get; set; }

    /// <summary>The first thing that was not as it must be; null where everything is.</summary>
    public string? Failure { get; private set; }

    /// <summary>Where something ran on another thread, so that nothing can be relied on; null where nothing did.</summary>
    public string? Elsewhere { get; private set; }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<string> Trace => trace;

    public void Note(string what) => trace.Add(string.Create(CultureInfo.InvariantCulture, $"{Now.TotalMilliseconds:F3} {what}"));

    public void Fail(string why)
    {
        Note($"FAILURE {why}");
        Failure ??= why;
    }

    public void After(TimeSpan delay, Action happens)
    {
        // Whatever runs elsewhere runs in an order that no seed gives.
        if (Environment.CurrentManagedThreadId != thread) throw new InvalidOperationException(Elsewhere = $"Off the world's thread: {Environment.StackTrace}");
        events.Enqueue(happens, ((Now + delay).Ticks, random.Next(), number++));
    }

    /// <summary>Runs the next event, if it is due by then; else moves time there.</summary>
    public bool Step(TimeSpan until)
    {
        if (!events.TryPeek(out _, out var next) || next.Due > until.Ticks)
        {
            Now = until;
            return false;
        }

        Now = TimeSpan.FromTicks(next.Due);
        events.Dequeue()();
        return true;
    }

    /// <summary>True with this probability, and never once it is calm.</summary>
    public bool Mishap(double probability) => random.NextDouble() < probability && !Calm;

    /// <summary>At least 0, below the count.</summary>
    public int Pick(int count) => random.Next(count);

    public TimeSpan Between(double fromSeconds, double toSeconds) => TimeSpan.FromSeconds(fromSeconds + random.NextDouble() * (toSeconds - fromSeconds));

    /// <summary>How long something takes on its way: usually little.</summary>
    public TimeSpan Delay()
    {
        if (Mishap(0.004)) return Between(1, 5);
        return Mishap(0.02) ? Between(0.05, 0.5) : Between(0.0001, 0.003);
    }
}
