using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Tabulation.Chronicle;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Watching;

/// <summary>
/// All who watch, over whatever protocol. Readers with equal filters share a feed, which is there as long as one of them is; one loop moves all feeds on and one
/// clock serves all readers. To serve one: <see cref="Open"/> a reader past the release gate, send what <see cref="FeedReader.ReadAllAsync"/> gives, each message once
/// the one before is sent, and end the call when <see cref="FeedReader.Stopped"/> completes. Safe for concurrent use.
/// </summary>
internal sealed class FeedRoom(TotalsBoard board, ChronicleFollower chronicle, WatchSettings settings, TimeProvider clock) : BackgroundService
{
    /// <summary>Half of the longest time for which a reader is told nothing.</summary>
    internal static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(2.5);

    private readonly Lock gate = new();
    private readonly Dictionary<ByteString, (FilterFeed Feed, int Readers)> feeds = [];
    private readonly HashSet<FeedReader> readers = [];

    /// <summary>How many read.</summary>
    public int Count
    {
        get
        {
            lock (gate) return readers.Count;
        }
    }

    /// <param name="filter">As asked for; null for each contest as a whole.</param>
    /// <param name="token">Of the last message that the reader has had; empty for none.</param>
    /// <param name="election">Whose figures may be read.</param>
    /// <exception cref="RpcException">INVALID_ARGUMENT: the filter names nothing; RESOURCE_EXHAUSTED: too many read already.</exception>
    public FeedReader Open(TotalsFilter? filter, ByteString token, Election election)
    {
        var normal = FilterPlan.Normal(filter);
        var name = normal.ToByteString();
        lock (gate)
        {
            if (readers.Count >= settings.MaxSubscribers) throw TooMany();
            if (!feeds.TryGetValue(name, out var known)) known.Feed = NewFeed(normal, election);
            feeds[name] = (known.Feed, known.Readers + 1);
            var reader = new FeedReader(known.Feed, token, this, clock);
            readers.Add(reader);
            return reader;
        }
    }

    internal void Leave(FeedReader reader)
    {
        lock (gate)
        {
            if (!readers.Remove(reader)) return;
            var name = reader.Feed.Name;
            if (feeds[name] is { Readers: > 1 } left) feeds[name] = left with { Readers = left.Readers - 1 };
            else feeds.Remove(name);
        }
    }

    /// <summary>Moves all feeds on to where totals and events stand.</summary>
    internal void Advance()
    {
        foreach (var feed in Feeds()) feed.Advance();
    }

    /// <summary>Lets all feeds beat, and readers go that have taken nothing for too long.</summary>
    internal void Beat()
    {
        foreach (var feed in Feeds()) feed.Beat();
        FeedReader[] all;
        lock (gate) all = [.. readers];
        foreach (var reader in all)
            if (reader.Pending >= TimeSpan.FromSeconds(settings.PatienceSeconds)) reader.Stop();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowAsync(stoppingToken), BeatAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stopping)
    {
        while (true)
        {
            var (totals, events) = (board.Moved, chronicle.Moved);
            Advance();
            await Task.WhenAny(totals, events).WaitAsync(stopping);
        }
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(BeatPeriod, clock, stopping);
            Beat();
        }
    }

    private FilterFeed NewFeed(TotalsFilter normal, Election election) =>
        new(normal, new FeedTotals(board, FilterPlan.Of(normal, election)), new FeedEvents(chronicle, EventFilter.Of(normal, election)));

    private FilterFeed[] Feeds()
    {
        lock (gate) return [.. feeds.Values.Select(each => each.Feed)];
    }

    private static RpcException TooMany() => RichError.Create(
        StatusCode.ResourceExhausted, "Too many watch here already; try another instance, or later.",
        ErrorDetail.ErrorInfo("TOO_MANY_SUBSCRIBERS"), ErrorDetail.RetryInfo(TimeSpan.FromSeconds(10)));
}
