namespace Tabulation.Domain.Ids;

/// <summary>A moment, in whole milliseconds since 1970-01-01T00:00:00Z; never before it, never after the year 9999.</summary>
public readonly record struct Timestamp : IComparable<Timestamp>
{
    public const long MaxMilliseconds = 253_402_300_799_999;

    private Timestamp(long milliseconds) => Milliseconds = milliseconds;

    public long Milliseconds { get; }

    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to <see cref="MaxMilliseconds"/>.</exception>
    public static Timestamp FromMilliseconds(long milliseconds) =>
        milliseconds is >= 0 and <= MaxMilliseconds
            ? new Timestamp(milliseconds)
            : throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, $"Must lie between 0 and {MaxMilliseconds}.");

    public static Timestamp Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return FromMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    public static Timestamp Later(Timestamp one, Timestamp other) => one.Milliseconds >= other.Milliseconds ? one : other;

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    public int CompareTo(Timestamp other) => Milliseconds.CompareTo(other.Milliseconds);

    public static bool operator <(Timestamp left, Timestamp right) => left.Milliseconds < right.Milliseconds;

    public static bool operator >(Timestamp left, Timestamp right) => left.Milliseconds > right.Milliseconds;

    public static bool operator <=(Timestamp left, Timestamp right) => left.Milliseconds <= right.Milliseconds;

    public static bool operator >=(Timestamp left, Timestamp right) => left.Milliseconds >= right.Milliseconds;

    /// <summary>RFC 3339, UTC, to the millisecond.</summary>
    public override string ToString() => ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
