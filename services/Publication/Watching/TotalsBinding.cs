using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>
/// TotalsService as its generated base class has it, but for Watch, whose messages are handed to the transport as they were serialized, once for all readers.
/// </summary>
[BindServiceMethod(typeof(TotalsBinding), nameof(TotalsBinding.BindService))]
internal abstract class WatchedTotalsBase
{
    public abstract Task<GetResponse> Get(GetRequest request, ServerCallContext context);

    public abstract Task Watch(WatchRequest request, IServerStreamWriter<FeedMessage> responseStream, ServerCallContext context);

    public abstract Task<GetAllocationResponse> GetAllocation(GetAllocationRequest request, ServerCallContext context);
}

/// <summary>In place of the generated binding.</summary>
internal static class TotalsBinding
{
    private static readonly Method<GetRequest, GetResponse> Get = new(
        MethodType.Unary, TotalsService.Descriptor.FullName, nameof(Get), Of<GetRequest>(), Of<GetResponse>());

    private static readonly Method<WatchRequest, FeedMessage> Watch = new(
        MethodType.ServerStreaming, TotalsService.Descriptor.FullName, nameof(Watch), Of<WatchRequest>(),
        Marshallers.Create<FeedMessage>(Write, _ => throw new NotSupportedException("A server reads none.")));

    private static readonly Method<GetAllocationRequest, GetAllocationResponse> GetAllocation = new(
        MethodType.Unary, TotalsService.Descriptor.FullName, nameof(GetAllocation), Of<GetAllocationRequest>(), Of<GetAllocationResponse>());

    /// <summary>For reflection, beside the binding as in generated code.</summary>
    public static ServiceDescriptor Descriptor => TotalsService.Descriptor;

    /// <summary>Called at the server's start, without a service: it finds the methods by their names.</summary>
    public static void BindService(ServiceBinderBase binder, WatchedTotalsBase? service)
    {
        binder.AddMethod(Get, service is null ? null : new UnaryServerMethod<GetRequest, GetResponse>(service.Get));
        binder.AddMethod(Watch, service is null ? null : new ServerStreamingServerMethod<WatchRequest, FeedMessage>(service.Watch));
        binder.AddMethod(GetAllocation, service is null ? null : new UnaryServerMethod<GetAllocationRequest, GetAllocationResponse>(service.GetAllocation));
    }

    private static Marshaller<T> Of<T>()
        where T : IBufferMessage, IMessage<T>, new()
    {
        var parser = new MessageParser<T>(() => new T());
        return Marshallers.Create<T>(Write, context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
    }

    private static void Write<T>(T message, SerializationContext context)
        where T : IBufferMessage
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static void Write(FeedMessage message, SerializationContext context)
    {
        var bytes = message.Bytes.Span;
        context.SetPayloadLength(bytes.Length);
        bytes.CopyTo(context.GetBufferWriter().GetSpan(bytes.Length));
        context.GetBufferWriter().Advance(bytes.Length);
        context.Complete();
    }
}
