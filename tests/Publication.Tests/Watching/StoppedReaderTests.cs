using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.Publication.Log;
using Tabulation.Publication.Past;
using Tabulation.Publication.Watching;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>A reader that stops reading, over a real connection to a real server: it is told its token, and its connection is not cut off before.</summary>
public sealed class StoppedReaderTests : IAsyncLifetime, IDisposable
{
    /// <summary>Longer than what the server by itself has for a connection that takes nothing: 5 s and up to one more until it looks.</summary>
    private const int Patience = 8;

    private static readonly string[] Areas = ["", "N", "S"];
    private static readonly TotalsFilter Filter = new() { Contests = { SmallElection.List }, Depth = 1 };

    private readonly ReadableLedger ledger = new();
    private readonly TotalsBoard board = new();
    private readonly ChronicleFollower chronicle;
    private readonly CancellationTokenSource late = new(Wait.Limit);
    private FeedRoom room = null!;

    public StoppedReaderTests() => chronicle = new ChronicleFollower(ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);

    public Task InitializeAsync()
    {
        ledger.Add(new LedgerScript(new SmallElection(new SmallElectionSettings { Precincts = 3 })).Leaves);
        return chronicle.CatchUpAsync(default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        chronicle.Dispose();
        late.Dispose();
    }

    /// <summary>Without any window; and with one that holds the beginning of what there is.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public async Task Who_stops_reading_is_let_go_and_finds_its_token_once_it_reads_on(int window)
    {
        board.Apply(Totals(0, 5, window));
        await using var server = await StartAsync(Patience);
        using var call = new RawCall();
        var ended = await WatchAsync(server, call, window);
        await Wait.Until(() => room.Count == 0 || ended.IsCompleted, "the reader to be let go");
        Assert.False(ended.IsCompleted, $"The connection was cut off: {ended.Exception?.InnerException?.Message}");
        await call.ReadOnAsync();
        var trailers = await ended;
        Assert.Equal("8", RawCall.Trailer(trailers, "grpc-status"));
        var details = Google.Rpc.Status.Parser.ParseFrom(Base64(RawCall.Trailer(trailers, "grpc-status-details-bin")!));
        var info = details.Details.Single().Unpack<Google.Rpc.ErrorInfo>();
        var messages = call.Messages(WatchResponse.Parser).ToList();
        Assert.Equal(("READER_STOPPED", messages[^1].ResumeToken.ToBase64()), (info.Reason, info.Metadata["resume_token"]));
        Assert.Equal(WatchKind.Snapshot, messages[0].Kind);

        // And with that it goes on.
        using var again = room.Open(Filter, ByteString.FromBase64(info.Metadata["resume_token"]), chronicle.Election!);
        Assert.Equal(ResetReason.Unspecified, again.Take()[0].Content.ResetReason);
    }

    private Task<GrpcServer> StartAsync(int patience) => GrpcServer.StartAsync(
        services => services.AddSingleton<ILedgerFeed>(ledger).AddSingleton(chronicle).AddSingleton(board).AddSingleton<ReleaseGate>().AddSingleton<SeatBoard>()
            .AddSingleton<LogBoard>().AddSingleton<PastTotals>().AddWatching(new WatchSettings { PatienceSeconds = patience }),
        app =>
        {
            room = app.ServiceProvider.GetRequiredService<FeedRoom>();
            app.MapGrpcService<TotalsGrpcService>();
        });

    /// <returns>The end of the call, once it has begun.</returns>
    private async Task<Task<byte[]>> WatchAsync(GrpcServer server, RawCall call, int window)
    {
        await call.BeginAsync(new Uri($"http://{server.Channel.Target}"), "/tabulation.v1.TotalsService/Watch", new WatchRequest { Filter = Filter }, window);
        var ended = call.EndAsync(late.Token);
        await Wait.Until(() => room.Count == 1, "the reader to be served");
        return ended;
    }

    /// <summary>Those that do not fit into the window.</summary>
    private static TotalsChanged Totals(ulong from, ulong to, int window)
    {
        var change = Changes.Of(from, to, [.. Areas.Select(area => (area, to))]);
        foreach (var row in change.Totals) row.Votes.Add(Enumerable.Range(0, window).Select(number => (ulong)number + 1_000_000));
        return change;
    }

    private static byte[] Base64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
