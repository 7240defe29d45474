using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;

namespace Tabulation.Contracts.Channels;

/// <summary>Channels to our services, for every client of them.</summary>
public static class ServiceChannel
{
    /// <summary>A channel to an <c>http</c> (HTTP/2 without encryption) or <c>https</c> address; connects at the first call.</summary>
    public static GrpcChannel Connect(Uri address, ChannelSettings? settings = null)
    {
        settings ??= new ChannelSettings();
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = Handler(settings),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = settings.MaxMessageBytes,
        });
    }

    private static SocketsHttpHandler Handler(ChannelSettings settings) => new()
    {
        // Without it, calls beyond the server's stream limit (often 100) wait until others end: subscriptions never do.
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = settings.ConnectTimeout,
        KeepAlivePingDelay = settings.KeepAlive,
        KeepAlivePingTimeout = settings.KeepAlive,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        SslOptions = Trusting(settings.TrustedRoots),
    };

    /// <summary>What a client trusts that is given the only roots to trust; null for those of the machine.</summary>
    public static SslClientAuthenticationOptions Trusting(X509Certificate2Collection? roots)
    {
        if (roots is null)
            return new SslClientAuthenticationOptions();
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
