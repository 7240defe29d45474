namespace Tabulation.TestKit;

/// <summary>A clock that stands until it is moved on; its timers, delays and timeouts fire only then. Safe for concurrent use.</summary>
public sealed class SteppedClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2023, 3, 19, 20, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private readonly List<StandingTimer> timers = [];
    private TimeSpan elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that are set: whoever waits for time to pass has one.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return timers.Count;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate) return elapsed.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StandingTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on once somebody waits, and fires every timer due by then.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await Wait.Until(() => Waiting > 0, "somebody to wait for the clock");
        Advance(time);
    }

    /// <summary>Moves on and fires every timer due by then, in no particular order.</summary>
    public void Advance(TimeSpan by)
    {
        List<StandingTimer> due;
        lock (gate)
        {
            elapsed += by;
            due = [.. timers.Where(timer => timer.Due <= elapsed)];
            timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due) timer.Fire();
    }

    private void Set(StandingTimer timer, TimeSpan? dueIn)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueIn is not { } time) return;
            timer.Due = elapsed + time;
            timers.Add(timer);
        }
    }

    /// <summary>Fires once; periods are what nobody has needed yet.</summary>
    private sealed class StandingTimer(SteppedClock clock, Action callback) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("This clock's timers fire once.");
            clock.Set(this, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, null);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
