using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a deserializer takes one message from. The payload can be taken once.</summary>
public abstract class DeserializationContext
{
    /// <summary>The message's length in bytes.</summary>
    public abstract int PayloadLength { get; }

    public abstract byte[] PayloadAsNewBuffer();

    /// <summary>The message in buffers that are valid only until the deserializer returns.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotImplementedException();
}
