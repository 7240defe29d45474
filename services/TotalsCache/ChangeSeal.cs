using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache;

/// <summary>
/// Seals totals on their way over the bus, so that only Tabulation can have sent them: HMAC-SHA256 over all of the message, and then the message.
/// </summary>
/// <param name="secret">Known to Tabulation and Publication alone, at least 16 bytes.</param>
public sealed class ChangeSeal(byte[] secret)
{
    private const int MacLength = HMACSHA256.HashSizeInBytes;

    /// <summary>One that nobody else can make or open: where both are one process.</summary>
    public static ChangeSeal Random() => new(RandomNumberGenerator.GetBytes(32));

    public byte[] Seal(TotalsChanged change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var body = new byte[MacLength + change.CalculateSize()];
        change.WriteTo(body.AsSpan(MacLength));
        HMACSHA256.HashData(secret, body.AsSpan(MacLength), body.AsSpan(0, MacLength));
        return body;
    }

    /// <summary>The message; null where the seal is not ours, or broken, or holds something else than totals that stand somewhere.</summary>
    public TotalsChanged? Open(byte[] body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length < MacLength) return null;
        Span<byte> mac = stackalloc byte[MacLength];
        HMACSHA256.HashData(secret, body.AsSpan(MacLength), mac);
        return CryptographicOperations.FixedTimeEquals(mac, body.AsSpan(0, MacLength)) ? Parse(body.AsSpan(MacLength)) : null;
    }

    /// <summary>Another version of Tabulation may have sealed something else.</summary>
    private static TotalsChanged? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return TotalsChanged.Parser.ParseFrom(message) is { AsOf: not null } change ? change : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
