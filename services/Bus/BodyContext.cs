using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Serialization;
using Tabulation.Contracts;

namespace Tabulation.Bus;

/// <summary>A received body, to be taken for whichever message the consumer of its queue expects.</summary>
internal sealed class BodyContext(MessageBody body, MessageContext context, BodySerializer serializer)
    : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, context, [])
{
    public override bool IsSupportedMessageType<T>() => typeof(T).IsAssignableTo(typeof(IBodyMessage));

    public override bool IsSupportedMessageType(Type messageType) => messageType.IsAssignableTo(typeof(IBodyMessage));

    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
        where T : class
    {
        var found = TryGetMessage(typeof(T), out var made);
        message = made as T;
        return found;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
    {
        message = BodyMessages.Read(messageType, body.GetBytes());
        return message is not null;
    }

    public override IMessageSerializer GetMessageSerializer() => serializer;

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => serializer;

    public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => serializer;

    public override Dictionary<string, object> ToDictionary<T>(T? message)
        where T : class => [];
}
