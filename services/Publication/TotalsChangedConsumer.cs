using MassTransit;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.TotalsCache;

namespace Tabulation.Publication;

/// <summary>Takes totals off the bus and hands those that Tabulation has sealed to the feeder: this never throws.</summary>
internal sealed partial class TotalsChangedConsumer(BoardFeeder feeder, ChangeSeal seal, ILogger<TotalsChangedConsumer> log)
    : IConsumer<TotalsChangedMessage>
{
    public async Task Consume(ConsumeContext<TotalsChangedMessage> context)
    {
        if (seal.Open(context.Message.Body) is { } change) await feeder.EnqueueAsync(change, context.CancellationToken);
        else LogForged();
    }

    [LoggerMessage(LogLevel.Error, "What came over the bus is not totals sealed by Tabulation; it is ignored.")]
    private partial void LogForged();
}

/// <summary>
/// A queue of this instance's own, gone when it goes. One change at a time: each starts where the one before ended. Full, it drops the oldest, which
/// is a gap: the totals are then read anew.
/// </summary>
internal sealed class TotalsChangedQueue : ConsumerDefinition<TotalsChangedConsumer>
{
    /// <summary>Some 20 s of the most frequent changes: who is further behind is sooner there from the cache.</summary>
    internal const int MostChanges = 1_000;

    public TotalsChangedQueue()
    {
        ConcurrentMessageLimit = 1;
        Endpoint(endpoint => (endpoint.Temporary, endpoint.Name) = (true, $"publication-{NewId.NextGuid():n}"));
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TotalsChangedConsumer> consumerConfigurator, IRegistrationContext context)
    {
        if (endpointConfigurator is not IRabbitMqReceiveEndpointConfigurator rabbit) return;
        rabbit.SetQueueArgument("x-max-length", MostChanges);
        rabbit.SetQueueArgument("x-overflow", "drop-head");
    }
}
