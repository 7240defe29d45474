using MassTransit;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.Tabulator;

/// <summary>
/// Takes batches off the bus and hands those that a peer has sealed to the follower: this never throws. The follower would find out what is
/// wrong with any other, and stop for good: so nobody else may send it one.
/// </summary>
internal sealed partial class LedgerBatchConsumer(LedgerFollower follower, PeerToken peers, ILogger<LedgerBatchConsumer> log)
    : IConsumer<LedgerBatchMessage>
{
    public async Task Consume(ConsumeContext<LedgerBatchMessage> context)
    {
        if (peers.Seal.Open(context.Message.Body, LedgerBatch.Parser) is { } batch) await follower.EnqueueAsync(batch, context.CancellationToken);
        else LogNonsense(context.Message.Body.Length);
    }

    [LoggerMessage(LogLevel.Error, "{Length} bytes on the bus are no batch that a peer has sealed; they are ignored.")]
    private partial void LogNonsense(int length);
}
