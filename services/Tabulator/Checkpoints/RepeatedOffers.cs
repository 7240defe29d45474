namespace Tabulation.Tabulator.Checkpoints;

/// <summary>
/// When a checkpoint that too few witnesses have cosigned is offered to them again: after 2 s, and each time after twice as long as before, 64 s at most. Without that, a
/// log in which nothing more is recorded would never be final. Not safe for concurrent use.
/// </summary>
internal sealed class RepeatedOffers(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(64);

    private TimeSpan pause = First;
    private long offeredAt = clock.GetTimestamp();

    public bool IsDue => clock.GetElapsedTime(offeredAt) >= pause;

    /// <summary>A checkpoint was offered for the first time.</summary>
    public void Begin() => (pause, offeredAt) = (First, clock.GetTimestamp());

    /// <summary>It was offered again.</summary>
    public void Again() => (pause, offeredAt) = (pause < Longest ? pause * 2 : Longest, clock.GetTimestamp());
}
