using System.Collections.Concurrent;
using MassTransit;
using Tabulation.Contracts;

namespace Tabulation.Bus.Tests;

/// <summary>What came off the bus, in order, each with its content type.</summary>
internal sealed class Received
{
    public ConcurrentQueue<(IBodyMessage Message, string? ContentType)> All { get; } = new();

    public void Note(ConsumeContext context, IBodyMessage message) => All.Enqueue((message, context.ReceiveContext.ContentType?.MediaType));
}

internal sealed class BatchConsumer(Received received) : IConsumer<LedgerBatchMessage>
{
    public Task Consume(ConsumeContext<LedgerBatchMessage> context)
    {
        received.Note(context, context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class TotalsConsumer(Received received) : IConsumer<TotalsChangedMessage>
{
    public Task Consume(ConsumeContext<TotalsChangedMessage> context)
    {
        received.Note(context, context.Message);
        return Task.CompletedTask;
    }
}

/// <summary>Sees the bytes as the transport has them, before any reading.</summary>
internal sealed class RawBodies : IReceiveObserver
{
    public ConcurrentQueue<byte[]> All { get; } = new();

    public Task PreReceive(ReceiveContext context)
    {
        All.Enqueue(context.Body.GetBytes());
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
