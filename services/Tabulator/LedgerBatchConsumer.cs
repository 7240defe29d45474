using Google.Protobuf;
using MassTransit;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;

namespace Tabulation.Tabulator;

/// <summary>Takes batches off the bus and hands them to the follower, which alone decides what they are worth: this never throws.</summary>
internal sealed partial class LedgerBatchConsumer(LedgerFollower follower, ILogger<LedgerBatchConsumer> log) : IConsumer<LedgerBatchMessage>
{
    public async Task Consume(ConsumeContext<LedgerBatchMessage> context)
    {
        if (Read(context.Message.Body) is { } batch) await follower.EnqueueAsync(batch, context.CancellationToken);
        else LogNonsense(context.Message.Body.Length);
    }

    private static LedgerBatch? Read(byte[] body)
    {
        try
        {
            return LedgerBatch.Parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Length} bytes on the bus are no batch of entries; they are ignored.")]
    private partial void LogNonsense(int length);
}
