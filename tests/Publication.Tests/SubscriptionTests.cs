using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests;

/// <summary>A Watch whose reader is slow, whose token is ahead, or for which there is nothing to say.</summary>
public sealed class SubscriptionTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private readonly TotalsBoard board = new();
    private readonly SteppedClock clock = new();
    private readonly Reader reader = new();
    private readonly CancellationTokenSource ending = new();
    private Task running = Task.CompletedTask;

    public void Dispose() => ending.Dispose();

    [Fact]
    public async Task A_token_ahead_is_waited_for_with_heartbeats_that_stand_where_the_reader_does()
    {
        var token = ResumeToken.Of(Changes.Of(0, 9).AsOf, null);
        board.Apply(Changes.Of(0, 5, ("", 2), ("N", 1), ("S", 1)));
        Start(token);
        for (var beat = 0; beat < 3; beat++)
        {
            await clock.PassAsync(Period);
            var message = await reader.NextAsync();
            Assert.Equal((WatchKind.Heartbeat, 0, token), (message.Kind, message.Totals.Count, message.ResumeToken));
            Assert.Equal((9UL, 0UL, true), (message.AsOf.Position, message.AsOf.RecordedAt, message.AsOf.Rebuilding));
        }

        board.Apply(Changes.Of(5, 8, ("N", 2), ("", 3)));
        board.Apply(Changes.Of(8, 10, ("S", 2), ("", 4)));
        var change = await reader.NextAsync();
        Assert.Equal((WatchKind.Change, 10UL, false), (change.Kind, change.AsOf.Position, change.AsOf.Rebuilding));
        Assert.Equal(["", "S"], change.Totals.Select(row => row.Area));
        await EndAsync();
    }

    [Fact]
    public async Task Totals_that_move_without_reaching_the_token_do_not_hold_the_heartbeat_up()
    {
        board.Apply(Changes.Of(0, 5, ("", 2)));
        Start(ResumeToken.Of(Changes.Of(0, 9).AsOf, null));
        await clock.PassAsync(Period / 2);
        board.Apply(Changes.Of(5, 8, ("", 3)));
        await clock.PassAsync(Period / 2);
        var beat = await reader.NextAsync();
        Assert.Equal((WatchKind.Heartbeat, 9UL), (beat.Kind, beat.AsOf.Position));
        await EndAsync();
    }

    [Fact]
    public async Task A_token_ahead_can_be_given_up_waiting_for()
    {
        board.Apply(Changes.Of(0, 5, ("", 2)));
        Start(ResumeToken.Of(Changes.Of(0, 9).AsOf, null));
        await EndAsync();
    }

    [Fact]
    public async Task Without_totals_nothing_is_sent_until_the_first_come()
    {
        Start();
        for (var period = 0; period < 3; period++) await clock.PassAsync(Period);
        Assert.False(running.IsCompleted);
        board.Apply(Changes.Of(0, 5, ("", 2)));
        var first = await reader.NextAsync();
        Assert.Equal((WatchKind.Snapshot, 5UL), (first.Kind, first.AsOf.Position));
        await EndAsync();
    }

    [Fact]
    public async Task A_heartbeat_says_that_totals_are_being_rebuilt()
    {
        board.Apply(Changes.Of(0, 5, ("", 2)));
        Start();
        Assert.Equal(WatchKind.Snapshot, (await reader.NextAsync()).Kind);
        await clock.PassAsync(Period);
        Assert.False((await reader.NextAsync()).AsOf.Rebuilding);
        board.Apply(Changes.Of(7, 8, ("", 9)));
        await clock.PassAsync(Period);
        var beat = await reader.NextAsync();
        Assert.Equal((WatchKind.Heartbeat, 5UL, true), (beat.Kind, beat.AsOf.Position, beat.AsOf.Rebuilding));
        await EndAsync();
    }

    [Fact]
    public async Task A_slow_reader_gets_the_changes_it_missed_as_one()
    {
        board.Apply(Changes.Of(0, 5, ("", 2), ("N", 1), ("S", 1)));
        Start();
        // The second message waits to be read, the third is not made before.
        board.Apply(Changes.Of(5, 6, ("N", 2), ("", 3)));
        await Wait.Until(() => reader.Offered == 2, "the second message");
        for (ulong position = 6; position < 20; position++)
            board.Apply(Changes.Of(position, position + 1, ("S", position), ("", position + 2)));
        foreach (var position in new[] { 5UL, 6UL, 20UL }) Assert.Equal(position, (await reader.NextAsync()).AsOf.Position);
        await EndAsync();
    }

    private void Start(ByteString? token = null)
    {
        var request = new WatchRequest { ResumeToken = token ?? ByteString.Empty };
        running = new Subscription(board, Changes.Keys, request, clock).RunAsync(reader, ending.Token);
    }

    private async Task EndAsync()
    {
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Wait.Limit));
    }

    /// <summary>The client's end: has room for one message that is not read yet.</summary>
    private sealed class Reader : IServerStreamWriter<WatchResponse>
    {
        private readonly Channel<WatchResponse> messages = Channel.CreateBounded<WatchResponse>(1);

        public int Offered { get; private set; }

        public WriteOptions? WriteOptions { get; set; }

        public Task<WatchResponse> NextAsync() => messages.Reader.ReadAsync().AsTask().WaitAsync(Wait.Limit);

        public Task WriteAsync(WatchResponse message) => WriteAsync(message, default);

        public Task WriteAsync(WatchResponse message, CancellationToken cancellationToken)
        {
            Offered++;
            return messages.Writer.WriteAsync(message, cancellationToken).AsTask();
        }
    }
}
