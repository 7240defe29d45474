using Grpc.Core;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>
/// A subscriber that is killed, paused and resumed at random: it drops its call in the middle, stops reading for a while, and goes on with
/// its token at whichever Publication answers.
/// </summary>
internal sealed class RestlessSubscriber(int seed, Installation installation, IFeed feed)
{
    private const int MostMessages = 25, MostPauseMilliseconds = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Random random = new(seed);
    private readonly Dictionary<(string Contest, string Area), HeardTotal> rows = [];
    private readonly List<string> events = [];
    private string token = "";
    private ulong position;
    private int told;

    /// <summary>By which it is told.</summary>
    public IFeed Feed => feed;

    /// <summary>Where its snapshot stood: events are told from there on.</summary>
    public ulong Begun { get; private set; }

    /// <summary>Where its rows stand.</summary>
    public ulong Position => Volatile.Read(ref position);

    /// <summary>How many events it has been told.</summary>
    public int Told => Volatile.Read(ref told);

    /// <summary>How many messages it has read.</summary>
    public long Messages { get; private set; }

    /// <summary>How often it came back with its token.</summary>
    public int Resumed { get; private set; }

    /// <summary>To be read once it has ended.</summary>
    public IReadOnlyList<string> Events => events;

    /// <summary>To be read once it has ended.</summary>
    public HeardTotal Row(string contest, string area) => rows[(contest, area)];

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(random.Next(1, MostMessages), stopping);
            }
            catch (Exception lost) when (IsLoss(lost) && !stopping.IsCancellationRequested)
            {
                await Task.Delay(Patience, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception ended) when ((IsLoss(ended) || ended is OperationCanceledException) && stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static bool IsLoss(Exception failure) => failure is RpcException or HttpRequestException or IOException;

    /// <summary>Reads so many messages, and drops the call with what is still on its way.</summary>
    private async Task ListenAsync(int messages, CancellationToken stopping)
    {
        var publication = installation.Publication[random.Next(installation.Publication.Count)];
        if (token.Length > 0) Resumed++;
        await foreach (var heard in feed.ReadAsync(publication, token, stopping))
        {
            Take(heard);
            if (random.Next(10) == 0) await Task.Delay(random.Next(MostPauseMilliseconds), stopping);
            if (--messages == 0) return;
        }
    }

    private void Take(Heard heard)
    {
        Assert.True(heard.Position >= position, $"A subscriber at {position} was sent {heard.Position}.");
        Assert.NotEqual("", heard.Token);
        if (heard.IsSnapshot)
        {
            Assert.True(token.Length == 0, $"A subscriber that came back to {position} was sent everything anew, and what it missed is not told.");
            Begun = heard.Position;
        }

        foreach (var row in heard.Totals) rows[(row.Contest, row.Area)] = row;
        events.AddRange(heard.Events);
        token = heard.Token;
        Messages++;
        Volatile.Write(ref told, events.Count);
        Volatile.Write(ref position, heard.Position);
    }
}
