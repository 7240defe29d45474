using MassTransit;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;

namespace Tabulation.Tabulator;

/// <summary>Takes batches off the bus and hands them to the follower, which alone decides what they are worth: this never throws.</summary>
internal sealed class LedgerBatchConsumer(LedgerFollower follower) : IConsumer<LedgerBatchMessage>
{
    public async Task Consume(ConsumeContext<LedgerBatchMessage> context) =>
        await follower.EnqueueAsync(LedgerBatch.Parser.ParseFrom(context.Message.Body), context.CancellationToken);
}

/// <summary>One batch at a time: order is the ledger's.</summary>
internal sealed class LedgerBatchConsumerDefinition : ConsumerDefinition<LedgerBatchConsumer>
{
    public LedgerBatchConsumerDefinition() => ConcurrentMessageLimit = 1;
}
