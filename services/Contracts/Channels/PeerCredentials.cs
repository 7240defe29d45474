using System.Security.Cryptography;
using Grpc.Core;

namespace Tabulation.Contracts.Channels;

/// <summary>How services of one installation, and its operator, show that they know its secret: the hash of it is sent along with calls.</summary>
public static class PeerCredentials
{
    /// <summary>The header it is sent in.</summary>
    public const string Header = "authorization";

    private const string Scheme = "Bearer ";

    /// <summary>The header's value.</summary>
    public static string ValueOf(ReadOnlySpan<byte> secret) => Scheme + Convert.ToHexStringLower(SHA256.HashData(secret));

    /// <summary>The headers of a call.</summary>
    public static Metadata HeadersOf(ReadOnlySpan<byte> secret) => new() { { Header, ValueOf(secret) } };
}
