using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Watching;

/// <summary>One message of a feed, the same for all who get it: each form of it is made once. Safe for concurrent use.</summary>
internal sealed class FeedMessage(WatchResponse content)
{
    private readonly Lock gate = new();
    private byte[]? bytes;
    private byte[]? text;

    /// <summary>Not to be changed.</summary>
    public WatchResponse Content { get; } = content;

    /// <summary>As Protocol Buffers.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            lock (gate) return bytes ??= Content.ToByteArray();
        }
    }

    /// <summary>In the one other form that it is sent in: whoever asks first has it written.</summary>
    public ReadOnlyMemory<byte> TextBy(Func<WatchResponse, byte[]> write)
    {
        lock (gate) return text ??= write(Content);
    }
}
