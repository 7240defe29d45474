using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>Restless subscribers of Watch and of server-sent events, all at the same time.</summary>
internal sealed class RestlessCrowd : IDisposable
{
    private const int Watching = 8, Streaming = 4;

    private readonly StreamFeed streams = new();
    private readonly RestlessSubscriber[] subscribers;

    public RestlessCrowd(int seed, Installation installation)
    {
        IFeed[] feeds = [.. Enumerable.Repeat<IFeed>(new WatchFeed(), Watching), .. Enumerable.Repeat<IFeed>(streams, Streaming)];
        subscribers = [.. feeds.Select((feed, number) => new RestlessSubscriber(seed + number, installation, feed))];
    }

    /// <summary>Where the last one began: from there on all are told what happens.</summary>
    public long Begun => (long)subscribers.Max(each => each.Begun);

    public void Dispose() => streams.Dispose();

    /// <summary>Ends without failure once it is stopped; fails as soon as one has seen what must not be.</summary>
    public Task RunAsync(CancellationToken stopping) => Wait.ForAll(subscribers.Select(each => Task.Run(() => each.RunAsync(stopping), CancellationToken.None)));

    public bool HaveBegun() => subscribers.All(each => each.Position > 0);

    /// <summary>Whether each one has all that the ledger has.</summary>
    public bool HaveAll(ElectionChronicle chronicle) => subscribers.All(each =>
        each.Position == (ulong)chronicle.Position && each.Told >= chronicle.EventsFrom((long)each.Begun).Count());

    public string StateOf(ElectionChronicle chronicle) => string.Join("; ", subscribers.Select(each =>
        $"{each.Position} of {chronicle.Position}, {each.Told} of {chronicle.EventsFrom((long)each.Begun).Count()} events since {each.Begun}"));

    /// <summary>Once it was stopped: each one's totals are those that it gets when it asks, its events the ledger's own.</summary>
    public async Task CompareAsync(ServiceProcess publication, ElectionChronicle chronicle)
    {
        foreach (var subscriber in subscribers)
        {
            Assert.True(subscriber.Resumed > 0, "A subscriber was never cut off.");
            var totals = await subscriber.Feed.TotalsAsync(publication, chronicle);
            Assert.NotEmpty(totals);
            Assert.All(totals, row => Assert.Equal(row, subscriber.Row(row.Contest, row.Area)));
            Assert.Equal(await subscriber.Feed.EventsAsync(publication, chronicle, subscriber.Begun), subscriber.Events);
        }
    }

    /// <summary>What they have read so far.</summary>
    public override string ToString() =>
        $"{Watching} Watch and {Streaming} SSE subscribers read {subscribers.Sum(each => each.Messages)} messages and {subscribers.Sum(each => each.Told)} events, "
        + $"and came back {subscribers.Sum(each => each.Resumed)} times";}
