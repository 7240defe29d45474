using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>Where one reader stands in a feed, and what it gets next. Not safe for concurrent use.</summary>
internal sealed class FeedCursor(FilterFeed feed, ByteString token)
{
    private FeedPoint point;
    private bool isFound;
    private bool isCurrent;
    private int beats = feed.Beats;

    /// <summary>The next messages, in order; empty where there are none until <see cref="FilterFeed.Moved"/> completes.</summary>
    public IReadOnlyList<FeedMessage> Take()
    {
        if (!isFound) return Find();
        while (feed.Next(point) is { } step)
        {
            if (point.History > 0 && step.To.History != point.History) return BeginAgain(ResetReason.OtherFoldVersion);
            point = step.To;
            if (step.Messages.Count > 0) return step.Messages;
        }

        return feed.IsBehind(point) ? Wait() : Catch();
    }

    private IReadOnlyList<FeedMessage> Find()
    {
        if (feed.Find(token) is not { } found) return [];
        isFound = true;
        if (found.Reason != ResetReason.Unspecified) return BeginAgain(found.Reason);
        point = found.Point;
        return Take();
    }

    private IReadOnlyList<FeedMessage> BeginAgain(ResetReason reason)
    {
        (point, isCurrent) = (default, false);
        return [feed.Reset(reason)];
    }

    /// <summary>Once a beat it is told that this goes on.</summary>
    private IReadOnlyList<FeedMessage> Wait()
    {
        if (beats == feed.Beats) return [];
        beats = feed.Beats;
        return [feed.StillBehind(point)];
    }

    private IReadOnlyList<FeedMessage> Catch()
    {
        if (isCurrent) return [];
        isCurrent = true;
        return [feed.Current(point)];
    }
}
