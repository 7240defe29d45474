using Tabulation.Chronicle;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>A filter's part of the events that all readers share.</summary>
internal sealed class FeedEvents(ChronicleFollower chronicle, EventFilter filter)
{
    private const int MostAtOnce = 500;
    private const int MostBytes = FeedWriter.MostBytes;

    /// <summary>Entries that were looked at for events.</summary>
    public long Position => chronicle.Standing.Position;

    /// <summary>The next events of the filter from one position up to another, in order, as many as go well into one message; and the position to go on from.</summary>
    public (IReadOnlyList<Event> Told, long Next) From(long position, long end)
    {
        if (position >= end || chronicle.Election is not { } election) return ([], position);
        var (events, next) = chronicle.EventsFrom(position, MostAtOnce);
        var (told, bytes) = (new List<Event>(), 0);
        foreach (var each in events.TakeWhile(each => each.Position < (ulong)end).Where(each => filter.Takes(each, election)))
        {
            bytes += each.CalculateSize();
            if (bytes > MostBytes && told.Count > 0) return (told, (long)each.Position);
            told.Add(each);
        }

        return (told, Math.Min(next, end));
    }
}
