using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>
/// A subscriber that is killed, paused and resumed at random: it drops its call in the middle, stops reading for a while, and goes on with
/// its token at whichever Publication answers.
/// </summary>
internal sealed class RestlessSubscriber(int seed, Installation installation, TotalsFilter filter)
{
    private const int MostMessages = 25, MostPauseMilliseconds = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Random random = new(seed);
    private readonly Dictionary<(string Contest, string Area), AreaTotals> rows = [];
    private readonly List<Event> events = [];
    private ByteString token = ByteString.Empty;
    private ulong position;
    private int told;

    /// <summary>Where its snapshot stood: events are told from there on.</summary>
    public ulong Begun { get; private set; }

    /// <summary>Where its rows stand.</summary>
    public ulong Position => Volatile.Read(ref position);

    /// <summary>How many events it has been told.</summary>
    public int Told => Volatile.Read(ref told);

    /// <summary>How often it came back with its token.</summary>
    public int Resumed { get; private set; }

    /// <summary>To be read once it has ended.</summary>
    public IReadOnlyList<Event> Events => events;

    /// <summary>To be read once it has ended.</summary>
    public AreaTotals Row(string contest, string area) => rows[(contest, area)];

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await WatchAsync(random.Next(1, MostMessages), stopping);
            }
            catch (RpcException) when (!stopping.IsCancellationRequested)
            {
                await Task.Delay(Patience, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception ended) when (ended is RpcException or OperationCanceledException && stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Reads so many messages, and drops the call with what is still on its way.</summary>
    private async Task WatchAsync(int messages, CancellationToken stopping)
    {
        var publication = installation.Publication[random.Next(installation.Publication.Count)];
        var client = new TotalsService.TotalsServiceClient(publication.Channel);
        using var call = client.Watch(new WatchRequest { Filter = filter, ResumeToken = token }, cancellationToken: stopping);
        if (!token.IsEmpty) Resumed++;
        while (messages-- > 0 && await call.ResponseStream.MoveNext(stopping))
        {
            Take(call.ResponseStream.Current);
            if (random.Next(10) == 0) await Task.Delay(random.Next(MostPauseMilliseconds), stopping);
        }
    }

    private void Take(WatchResponse message)
    {
        Assert.True(message.AsOf.Position >= position, $"A subscriber at {position} was sent {message.AsOf.Position}.");
        if (message.Kind == WatchKind.Snapshot)
        {
            Assert.True(token.IsEmpty, $"A subscriber that came back to {position} was sent everything anew, and what it missed is not told.");
            Begun = message.AsOf.Position;
        }

        foreach (var row in message.Totals) rows[(row.Contest, row.Area)] = row;
        events.AddRange(message.Events);
        token = message.ResumeToken;
        Volatile.Write(ref told, events.Count);
        Volatile.Write(ref position, message.AsOf.Position);
    }
}
