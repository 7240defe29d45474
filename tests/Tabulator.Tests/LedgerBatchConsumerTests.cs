using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceKit;

namespace Tabulation.Tabulator.Tests;

/// <summary>Whatever lies on the bus, the consumer takes it: a message that failed would be moved aside and count as delivered.</summary>
public sealed class LedgerBatchConsumerTests : FollowerTests
{
    private readonly PeerToken peers = PeerToken.Random();

    private LedgerBatchConsumer Consumer => new(Follower, peers, NullLogger<LedgerBatchConsumer>.Instance);

    [Fact]
    public async Task Garbage_is_taken_and_ignored()
    {
        await GetReadyAsync(Opening);
        Prop.ForAll<byte[]>(body => Consumer.Consume(Consumed.Of(new LedgerBatchMessage(body))).Wait(TestKit.Wait.Limit))
            .QuickCheckThrowOnFailure();
        await Consumer.Consume(Consumed.Of(new LedgerBatchMessage([0x0A])));
        await HealthyAsync();
        Assert.Equal((ulong)Opening, Latest.AsOf!.Position);
    }

    [Fact]
    public async Task A_batch_made_up_by_somebody_else_stops_nothing()
    {
        await GetReadyAsync(Opening);
        var madeUp = Batch(Opening, 4);
        madeUp.Entries[0] = Google.Protobuf.ByteString.CopyFromUtf8("made up");
        await Consumer.Consume(Consumed.Of(new LedgerBatchMessage(PeerToken.Random().Seal.Close(madeUp))));
        await Consumer.Consume(Consumed.Of(new LedgerBatchMessage(peers.Seal.Close(Batch(Opening, 4)))));
        await PublishedAsync(Opening + 4);
        await HealthyAsync();
    }

    [Fact]
    public async Task A_batch_reaches_the_follower()
    {
        await GetReadyAsync(Opening);
        await Consumer.Consume(Consumed.Of(new LedgerBatchMessage(peers.Seal.Close(Batch(Opening, 4)))));
        await PublishedAsync(Opening + 4);
        await CachedAsync(4);
    }
}
