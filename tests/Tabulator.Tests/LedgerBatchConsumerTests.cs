using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.ServiceKit;

namespace Tabulation.Tabulator.Tests;

/// <summary>Whatever lies on the bus, the consumer takes it: a message that failed would be moved aside and count as delivered.</summary>
public sealed class LedgerBatchConsumerTests : FollowerTests
{
    [Fact]
    public async Task Garbage_is_taken_and_ignored()
    {
        await GetReadyAsync(Opening);
        var consumer = new LedgerBatchConsumer(Follower, NullLogger<LedgerBatchConsumer>.Instance);
        Prop.ForAll<byte[]>(body => consumer.Consume(Consumed.Of(new LedgerBatchMessage(body))).Wait(TestKit.Wait.Limit))
            .QuickCheckThrowOnFailure();
        await consumer.Consume(Consumed.Of(new LedgerBatchMessage([0x0A])));
        await HealthyAsync();
        Assert.Equal((ulong)Opening, Latest.AsOf!.Position);
    }

    [Fact]
    public async Task A_batch_reaches_the_follower()
    {
        await GetReadyAsync(Opening);
        var consumer = new LedgerBatchConsumer(Follower, NullLogger<LedgerBatchConsumer>.Instance);
        await consumer.Consume(Consumed.Of(new LedgerBatchMessage(Google.Protobuf.MessageExtensions.ToByteArray(Batch(Opening, 4)))));
        await PublishedAsync(Opening + 4);
        await CachedAsync(4);
    }
}
