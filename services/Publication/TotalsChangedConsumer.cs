using MassTransit;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication;

/// <summary>Takes totals off the bus and hands them to the feeder: this never throws.</summary>
internal sealed class TotalsChangedConsumer(BoardFeeder feeder) : IConsumer<TotalsChangedMessage>
{
    public async Task Consume(ConsumeContext<TotalsChangedMessage> context) =>
        await feeder.EnqueueAsync(TotalsChanged.Parser.ParseFrom(context.Message.Body), context.CancellationToken);
}

/// <summary>One change at a time: each starts where the one before ended.</summary>
internal sealed class TotalsChangedConsumerDefinition : ConsumerDefinition<TotalsChangedConsumer>
{
    public TotalsChangedConsumerDefinition() => ConcurrentMessageLimit = 1;
}
