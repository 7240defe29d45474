using System.Security.Cryptography.X509Certificates;

namespace Tabulation.Contracts.Channels;

/// <summary>How a client reaches a service.</summary>
public sealed record ChannelSettings
{
    /// <summary>The only roots trusted; null for those of the machine.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>The largest message accepted, in bytes. Default 4 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 4 << 20;

    /// <summary>How long a connection may take to be made. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this long without a byte the server is asked whether it is still there. Default 30 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);
}
