using System.Security.Cryptography;
using Google.Protobuf;

namespace Tabulation.ServiceDefaults.Peers;

/// <summary>Seals messages on their way over the bus, so that only those who know the key can have sent them: HMAC-SHA256 of the message, and then the message.</summary>
/// <param name="key">At least 16 bytes.</param>
public sealed class MessageSeal(byte[] key)
{
    private const int MacLength = HMACSHA256.HashSizeInBytes;

    public byte[] Close(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var body = new byte[MacLength + message.CalculateSize()];
        message.WriteTo(body.AsSpan(MacLength));
        HMACSHA256.HashData(key, body.AsSpan(MacLength), body.AsSpan(0, MacLength));
        return body;
    }

    /// <summary>The message; null where the seal is not ours, or broken, or holds something else than such a message.</summary>
    public T? Open<T>(byte[] body, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(parser);
        if (body.Length < MacLength) return null;
        Span<byte> mac = stackalloc byte[MacLength];
        HMACSHA256.HashData(key, body.AsSpan(MacLength), mac);
        return CryptographicOperations.FixedTimeEquals(mac, body.AsSpan(0, MacLength)) ? Parse(body.AsSpan(MacLength), parser) : null;
    }

    /// <summary>Another version may have sealed something else.</summary>
    private static T? Parse<T>(ReadOnlySpan<byte> message, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(message);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
