using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>
/// Totals and events of one filter for all who watch it. It has a head: where those stand who have had everything. What leads to the head from wherever a reader
/// stands is worked out and serialized once for all who stand there: one message for those who keep up, and one for each place where slow readers were left
/// behind. Nothing is kept for a single reader. Safe for concurrent use.
/// </summary>
internal sealed class FilterFeed
{
    /// <summary>Places from which the way to the head is kept.</summary>
    private const int MostSteps = 64;

    private readonly Lock gate = new();
    private readonly FeedWriter writer;
    private readonly FeedEvents events;
    private readonly FeedTotals totals;
    private readonly Dictionary<FeedPoint, FeedStep> steps = [];
    private TaskCompletionSource moved = NewSignal();
    private AsOf? headAsOf;
    private FeedPoint head;
    private long scanned;
    private bool quiet;

    /// <param name="filter">As <see cref="FilterPlan.Normal"/> has it.</param>
    /// <param name="totals">Its totals.</param>
    /// <param name="events">Its events.</param>
    public FilterFeed(TotalsFilter filter, FeedTotals totals, FeedEvents events)
    {
        (writer, this.totals, this.events) = (new FeedWriter(filter), totals, events);
        Advance();
    }

    /// <summary>Of its filter: equal filters have equal names.</summary>
    public ByteString Name => writer.Filter.ToByteString();

    /// <summary>How often <see cref="Beat"/> was called.</summary>
    public int Beats { get; private set; }

    /// <summary>Completes when there is more, and at each beat.</summary>
    public Task Moved
    {
        get
        {
            lock (gate) return moved.Task;
        }
    }

    /// <summary>Takes in what has come since.</summary>
    public void Advance()
    {
        lock (gate)
        {
            while (Look()) MoveHead(head.Beat);
        }
    }

    /// <summary>Called regularly: a heartbeat for all where nothing was told since the last call.</summary>
    public void Beat()
    {
        lock (gate)
        {
            Beats++;
            while (Look()) MoveHead(head.Beat);
            if (quiet && totals.AsOf is not null) MoveHead(Beats);
            else Wake();
            quiet = true;
        }
    }

    /// <summary>Where a token leads; where it cannot be honoured, to a snapshot, and why.</summary>
    /// <returns>Null while there are no totals.</returns>
    public (FeedPoint Point, ResetReason Reason)? Find(ByteString token)
    {
        lock (gate)
        {
            if (totals.AsOf is null) return null;
            if (token.IsEmpty) return default((FeedPoint, ResetReason));
            var reason = ResumeToken.Read(token, totals.AsOf, writer.Filter, out var position, out var nextEvent);
            return (reason == ResetReason.Unspecified && position > 0 ? head with { Position = position, NextEvent = nextEvent } : default, reason);
        }
    }

    /// <summary>What a reader gets next; null where there is nothing more at present.</summary>
    public FeedStep? Next(FeedPoint from)
    {
        lock (gate)
        {
            if (totals.AsOf is null || from.HasAllOf(head)) return null;
            if (from.History != head.History) return Snapshot();
            if (from.Position > totals.AsOf.Position) return null;
            if (!steps.TryGetValue(from, out var step))
            {
                step = Towards(from);
                if (steps.Count < MostSteps) steps[from] = step;
            }

            return step.To == from ? null : step;
        }
    }

    /// <summary>Its totals are not as far yet as the reader's.</summary>
    public bool IsBehind(FeedPoint reader)
    {
        lock (gate) return totals.AsOf is null || reader.Position > totals.AsOf.Position;
    }

    /// <summary>What tells a reader that it has everything.</summary>
    public FeedMessage Current(FeedPoint reader)
    {
        lock (gate)
        {
            // Its token leads on from where it says that the totals stand, or another instance could go back behind that.
            var at = At(reader);
            return writer.Bare(WatchKind.Current, at, reader with { Position = at.Position });
        }
    }

    /// <summary>What tells a reader to forget what it has.</summary>
    public FeedMessage Reset(ResetReason reason)
    {
        lock (gate) return writer.Reset(reason, totals.AsOf!);
    }

    /// <summary>A heartbeat that stands where the reader does: totals as far as that are being rebuilt here, and when that was recorded is not known.</summary>
    public FeedMessage StillBehind(FeedPoint reader)
    {
        lock (gate)
        {
            var there = totals.AsOf!.Clone();
            (there.Position, there.RecordedAt, there.Rebuilding) = (reader.Position, 0, true);
            return writer.Bare(WatchKind.Heartbeat, there, reader);
        }
    }

    /// <summary>Looks at the board and the events; true where there is something to tell. Rows that have not changed since the head stand where the board does.</summary>
    private bool Look()
    {
        var look = totals.Look();
        if (look == TotalsLook.None) return false;
        if (look == TotalsLook.NewHistory) BeginHistory();
        return HasEvents() || look != TotalsLook.Same;
    }

    /// <summary>Whether there are events of the filter after those looked at, however many of others come before them.</summary>
    private bool HasEvents()
    {
        while (true)
        {
            var (told, next) = events.From(scanned, long.MaxValue);
            if (told.Count > 0) return true;
            if (next == scanned) return false;
            scanned = next;
        }
    }

    /// <summary>Whoever stands in the history before gets a snapshot.</summary>
    private void BeginHistory()
    {
        scanned = Math.Max(scanned, events.Position);
        (head, headAsOf) = (new FeedPoint(head.History + 1, totals.AsOf!.Position, scanned, Beats), totals.AsOf);
    }

    /// <summary>To where the totals and events stand.</summary>
    private void MoveHead(int beat)
    {
        var before = head;
        (_, scanned) = events.From(scanned, long.MaxValue);
        (head, headAsOf) = (head with { Position = totals.AsOf!.Position, NextEvent = scanned, Beat = beat }, totals.AsOf);
        steps.Clear();
        steps[before] = Towards(before);
        quiet = false;
        Wake();
    }

    private FeedStep Towards(FeedPoint from)
    {
        var changed = from.Position < head.Position ? totals.ChangedAfter(from.Position) : [];
        var (told, next) = events.From(from.NextEvent, head.NextEvent);
        var at = At(from);
        var to = new FeedPoint(head.History, at.Position, next, head.Beat);
        if (changed.Count > 0 || told.Count > 0) return new FeedStep(to, writer.Change(at, changed, told, from, to));
        return new FeedStep(to, from.Beat < head.Beat ? [writer.Bare(WatchKind.Heartbeat, at, to)] : []);
    }

    /// <summary>Kept under the one point that stands nowhere, until the totals have moved on.</summary>
    private FeedStep Snapshot()
    {
        var asOf = totals.AsOf!;
        if (steps.TryGetValue(default, out var known) && known.To.Position == asOf.Position) return known;
        var to = new FeedPoint(head.History, asOf.Position, (long)asOf.Position, head.Beat);
        return steps[default] = new FeedStep(to, writer.Snapshot(asOf, totals.ChangedAfter(0), to));
    }

    /// <summary>Nothing of the filter lies between the head and where the totals stand.</summary>
    private AsOf At(FeedPoint reader) => reader.Position > headAsOf!.Position ? totals.AsOf! : headAsOf;

    private void Wake()
    {
        moved.SetResult();
        moved = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
