using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;
using Tabulation.Contracts;

namespace Tabulation.Bus;

/// <summary>
/// Puts the bytes of an <see cref="IBodyMessage"/> on the bus as they are: no envelope, no JSON. What else there is to say stands in the
/// transport's headers.
/// </summary>
internal sealed class BodySerializer : RawMessageSerializer, ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    private const RawSerializerOptions Options = RawSerializerOptions.Default;

    public ContentType ContentType { get; } = new("application/x-protobuf");

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        SetRawMessageHeaders(context);
        return context.Message is IBodyMessage message
            ? new BytesMessageBody(message.Body)
            : throw new NotSupportedException($"{typeof(T).Name} is not made to be sent: it has no bytes of its own.");
    }

    public MessageBody GetMessageBody(string text) => throw new NotSupportedException("Messages are bytes, not text.");

    public ConsumeContext Deserialize(ReceiveContext receiveContext) => new BodyConsumeContext(
        receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new BodyContext(body, new RawMessageContext(headers, destinationAddress, Options), this);

    public void Probe(ProbeContext context) => context.CreateScope("bytes").Add("contentType", ContentType.MediaType);
}
