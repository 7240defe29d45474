using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.Errors;

namespace Tabulation.ServiceDefaults.Peers;

/// <summary>
/// What tells the services of one installation from the public: a secret that all of them know; its hash is sent along with calls. Whoever has
/// it may read the ledger and the totals before the release hour.
/// </summary>
/// <param name="secret">As in the file, at least 16 bytes.</param>
public sealed class PeerToken(byte[] secret)
{
    private readonly byte[] value = Encoding.ASCII.GetBytes(PeerCredentials.ValueOf(secret));

    /// <summary>One that nobody else knows: where all services are one process.</summary>
    public static PeerToken Random() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>For messages that only a peer may have sent. Not to be had from what is sent along with calls.</summary>
    public MessageSeal Seal { get; } = new(HMACSHA256.HashData(secret, "messages"u8));

    /// <summary>The headers of a call to a peer.</summary>
    public Metadata Headers() => new() { { PeerCredentials.Header, Encoding.ASCII.GetString(value) } };

    /// <summary>True where the caller is a peer.</summary>
    public bool IsPresented(ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.RequestHeaders.GetValue(PeerCredentials.Header) is { } given
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), value);
    }

    /// <exception cref="RpcException">PERMISSION_DENIED: the caller is no peer.</exception>
    public void Require(ServerCallContext context)
    {
        if (!IsPresented(context))
            throw RichError.Create(StatusCode.PermissionDenied, "Only the services of this installation may call this; the peers' token is missing or another.");
    }
}
