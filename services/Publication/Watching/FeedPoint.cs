namespace Tabulation.Publication.Watching;

/// <summary>Where a reader stands in a feed. The default stands nowhere: a snapshot is due.</summary>
/// <param name="History">Which run of the feed's totals, from 1: another one begins where the fold version changes.</param>
/// <param name="Position">Where its totals stand.</param>
/// <param name="NextEvent">Position of the first event that it has not had.</param>
/// <param name="Beat">The last heartbeat it has had, or came after.</param>
internal readonly record struct FeedPoint(int History, ulong Position, long NextEvent, int Beat)
{
    /// <summary>Nothing there is that this point has not had.</summary>
    public bool HasAllOf(FeedPoint head) => History == head.History && Position >= head.Position && NextEvent >= head.NextEvent && Beat >= head.Beat;
}

/// <summary>What leads from one point to another, in order; no message where nothing of the filter lies between.</summary>
internal sealed record FeedStep(FeedPoint To, IReadOnlyList<FeedMessage> Messages);
