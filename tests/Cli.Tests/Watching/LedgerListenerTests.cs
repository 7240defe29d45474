using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Cli.Watching;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests.Watching;

/// <summary>What a watch takes from the ledger: events and what totals do not say.</summary>
public sealed class LedgerListenerTests
{
    private readonly Scenes scenes = new();
    private readonly SteppedClock clock = new();
    private readonly WatchedNight night;

    public LedgerListenerTests() => night = new WatchedNight(clock);

    private int Size => scenes.Leaves.Count;

    [Fact]
    public async Task What_happened_before_the_watch_began_is_told_and_each_event_once()
    {
        await ListenerTo(new TotalsFilter()).ReadAsync(Entries(0..Size), Size, CancellationToken.None);
        night.Take(new WatchResponse { Kind = WatchKind.Change, AsOf = scenes.AsOf, Events = { scenes.Chronicle.Events.TakeLast(1) } });
        Assert.NotEmpty(scenes.Chronicle.Events);
        Assert.Equal(scenes.Chronicle.Events.Reverse(), night.Scene.Events);
    }

    [Fact]
    public async Task Events_are_those_of_the_filter()
    {
        var other = scenes.Wholes.First(row => row.Contest != SmallElection.List).Contest;
        await ListenerTo(new TotalsFilter { Contests = { other } }).ReadAsync(Entries(0..Size), Size, CancellationToken.None);
        Assert.Empty(night.Scene.Events);
        await ListenerTo(new TotalsFilter { Contests = { SmallElection.List } }).ReadAsync(Entries(0..Size), Size, CancellationToken.None);
        Assert.Equal(scenes.Chronicle.Events.Reverse(), night.Scene.Events);
    }

    [Fact]
    public async Task However_fast_entries_come_bounds_are_worked_out_once_a_second()
    {
        var entries = Channel.CreateUnbounded<ReadResponse>();
        var listener = ListenerTo(new TotalsFilter());
        var listening = listener.ReadAsync(new Reader(entries.Reader), Size - 1, CancellationToken.None);
        entries.Writer.TryWrite(Chunk(0..(Size - 1)));
        await Wait.Until(() => night.Scene.Statuses.Count > 0, "the first figures");
        var first = night.Scene.Statuses;
        entries.Writer.TryWrite(Chunk((Size - 1)..Size));
        await Wait.Until(() => listener.Position == Size, "the last entry");
        Assert.Same(first, night.Scene.Statuses);
        await clock.PassAsync(LedgerListener.Pace);
        await Wait.Until(() => night.Scene.Statuses != first, "the next figures");
        entries.Writer.Complete();
        await listening;
    }

    [Fact]
    public async Task Nothing_is_told_of_seats_while_the_past_is_read()
    {
        await ListenerTo(new TotalsFilter()).ReadAsync(Entries(0..Size), Size + 1, CancellationToken.None);
        Assert.Empty(night.Scene.Statuses);
    }

    [Fact]
    public async Task After_a_break_it_goes_on_and_in_another_election_it_begins_anew()
    {
        var listener = ListenerTo(new TotalsFilter());
        await listener.ReadAsync(Entries(0..5), Size, CancellationToken.None);
        listener.Expect(scenes.Chronicle.State.ElectionId);
        Assert.Equal(5, listener.Position);
        await listener.ReadAsync(Entries(5..Size), Size, CancellationToken.None);
        Assert.Equal(scenes.Chronicle.Events.Reverse(), night.Scene.Events);
        listener.Expect(new ElectionId(Digest.From(new byte[32])));
        Assert.Equal(0, listener.Position);
    }

    private LedgerListener ListenerTo(TotalsFilter filter) => new(night, filter, clock);

    private Reader Entries(Range positions)
    {
        var entries = Channel.CreateUnbounded<ReadResponse>();
        entries.Writer.TryWrite(Chunk(positions));
        entries.Writer.Complete();
        return new Reader(entries.Reader);
    }

    private ReadResponse Chunk(Range positions) =>
        new() { From = (ulong)positions.Start.Value, Entries = { scenes.Leaves.Take(positions).Select(leaf => ByteString.CopyFrom(leaf.Span)) } };

    private sealed class Reader(ChannelReader<ReadResponse> entries) : IAsyncStreamReader<ReadResponse>
    {
        public ReadResponse Current { get; private set; } = new();

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await entries.WaitToReadAsync(cancellationToken)) return false;
            Current = await entries.ReadAsync(cancellationToken);
            return true;
        }
    }
}
