using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>Makes a feed's messages, none of them larger than clients take as they are set up by default (4 MiB).</summary>
internal sealed class FeedWriter(TotalsFilter filter)
{
    internal const int MostBytes = 1 << 20;

    public TotalsFilter Filter { get; } = filter;

    /// <summary>One that has neither totals nor events.</summary>
    public FeedMessage Bare(WatchKind kind, AsOf asOf, FeedPoint at) =>
        new(new WatchResponse { Kind = kind, AsOf = asOf, ResumeToken = ResumeToken.Of(asOf, Filter, at.Position, at.NextEvent) });

    /// <summary>Its token leads to a snapshot.</summary>
    public FeedMessage Reset(ResetReason reason, AsOf asOf) => new(
        new WatchResponse { Kind = WatchKind.Reset, AsOf = asOf, ResetReason = reason, ResumeToken = ResumeToken.Of(asOf, Filter, 0, 0) });

    /// <summary>All totals, and the rest as changes where there are too many. Who has only some begins again.</summary>
    public IReadOnlyList<FeedMessage> Snapshot(AsOf asOf, IEnumerable<AreaTotals> rows, FeedPoint to) => Write(WatchKind.Snapshot, asOf, rows, [], default, to);

    /// <summary>Changed totals, in several messages where there are too many. Who has only some gets them all again; events come with the last.</summary>
    public IReadOnlyList<FeedMessage> Change(AsOf asOf, IEnumerable<AreaTotals> rows, IEnumerable<Event> told, FeedPoint from, FeedPoint to) =>
        Write(WatchKind.Change, asOf, rows, told, from, to);

    private IReadOnlyList<FeedMessage> Write(WatchKind kind, AsOf asOf, IEnumerable<AreaTotals> rows, IEnumerable<Event> told, FeedPoint from, FeedPoint to)
    {
        var parts = Parts(rows);
        foreach (var part in parts)
        {
            part.AsOf = asOf;
            part.Kind = part == parts[0] ? kind : WatchKind.Change;
            var at = part == parts[^1] ? to : from;
            part.ResumeToken = ResumeToken.Of(asOf, Filter, at.Position, at.NextEvent);
        }

        parts[^1].Events.Add(told);
        return [.. parts.Select(part => new FeedMessage(part))];
    }

    private static List<WatchResponse> Parts(IEnumerable<AreaTotals> rows)
    {
        var (parts, bytes) = (new List<WatchResponse> { new() }, 0);
        foreach (var row in rows)
        {
            bytes += row.CalculateSize();
            if (bytes > MostBytes && parts[^1].Totals.Count > 0)
            {
                parts.Add(new WatchResponse());
                bytes = row.CalculateSize();
            }

            parts[^1].Totals.Add(row);
        }

        return parts;
    }
}
