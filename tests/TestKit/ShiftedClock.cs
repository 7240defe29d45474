namespace Tabulation.TestKit;

/// <summary>The system's clock, set forward by as much as is told: what waits for an hour need not be waited for. Timers are the system's own.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long ticks;

    /// <summary>How far it is ahead; not negative.</summary>
    public TimeSpan Shift
    {
        get => new(Interlocked.Read(ref ticks));
        set => Interlocked.Exchange(ref ticks, value >= TimeSpan.Zero ? value.Ticks : throw new ArgumentOutOfRangeException(nameof(value)));
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
