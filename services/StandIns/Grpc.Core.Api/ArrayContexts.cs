using System.Buffers;

namespace Grpc.Core;

/// <summary>Lets a contextual serializer write one array.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private readonly ArrayBufferWriter<byte> writer = new();
    private byte[]? result;

    public static byte[] Run<T>(T value, Action<T, SerializationContext> serializer)
    {
        var context = new ArraySerializationContext();
        serializer(value, context);
        return context.result ?? throw new InvalidOperationException("The serializer ended without a call of Complete.");
    }

    public override void Complete(byte[] payload) => result = payload;

    public override IBufferWriter<byte> GetBufferWriter() => writer;

    public override void SetPayloadLength(int payloadLength)
    {
    }

    public override void Complete() => result = writer.WrittenSpan.ToArray();
}

/// <summary>Lets a contextual deserializer read one array.</summary>
internal sealed class ArrayDeserializationContext(byte[] payload) : DeserializationContext
{
    public override int PayloadLength => payload.Length;

    public override byte[] PayloadAsNewBuffer() => [.. payload];

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
}
