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

/// <summary>A queue of this instance's own, gone when it goes. One change at a time: each starts where the one before ended.</summary>
internal sealed class TotalsChangedQueue : ConsumerDefinition<TotalsChangedConsumer>
{
    public TotalsChangedQueue()
    {
        ConcurrentMessageLimit = 1;
        Endpoint(endpoint => (endpoint.Temporary, endpoint.Name) = (true, $"publication-{NewId.NextGuid():n}"));
    }
}
