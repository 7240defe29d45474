namespace Tabulation.Simulation.Tests;

/// <summary>The world's time as a process sees it: its timers fire within the process.</summary>
internal sealed class ProcessClock(World world, Process process) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2023, 3, 19, 20, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    // 0 means never, to those who note when something happened.
    public override long GetTimestamp() => world.Now.Ticks + 1;

    public override DateTimeOffset GetUtcNow() => Start + world.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OneShot(world, process, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class OneShot(World world, Process process, Action callback) : ITimer
    {
        private int setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("These timers fire once.");
            var mine = ++setting;
            if (dueTime != Timeout.InfiniteTimeSpan) world.After(dueTime, () => process.Run(() => Fire(mine)));
            return true;
        }

        public void Dispose() => setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(int mine)
        {
            if (mine == setting) callback();
        }
    }
}
