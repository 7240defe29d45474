using System.Net;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.ServiceDefaults;

/// <summary>What every service can be told about its surroundings, in the configuration section <c>Service</c>.</summary>
public sealed record ServiceSettings
{
    public const string Section = "Service";

    /// <summary>The IP address to listen on. Default the loopback address; <c>0.0.0.0</c> or <c>::</c> for all.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>
    /// The port of gRPC: HTTP/2 without encryption or, with a certificate, TLS for gRPC and HTTP/1.1. 0 for any. Default 5001.
    /// </summary>
    public int GrpcPort { get; init; } = 5001;

    /// <summary>
    /// The port of HTTP/1.1; with a certificate of <c>/healthz</c> and <c>/readyz</c> only, on the loopback address. 0 for any. Default 5000.
    /// </summary>
    public int HttpPort { get; init; } = 5000;

    /// <summary>PEM file with the server's certificate, intermediates after it. Default none: no encryption.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>PEM file with the certificate's private key, unencrypted.</summary>
    public string? KeyPath { get; init; }

    /// <summary>How long calls in progress may take to end after a request to stop. Default 10 s.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the health checks run, which is how old their answers can be. Default 1 s.</summary>
    public TimeSpan HealthPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Log one JSON object a line instead of text. Default false.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>The largest request message accepted, in bytes, after decompression. Default 4 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 4 << 20;

    /// <summary>Calls open at once on one connection; further ones wait or take another connection. Default 1,000.</summary>
    public int MaxStreamsPerConnection { get; init; } = 1000;

    /// <summary>
    /// Compress responses for clients that accept gzip. Default false: most messages are small and signed bytes do not shrink.
    /// </summary>
    public bool CompressResponses { get; init; }

    internal bool IsEncrypted => CertificatePath is not null;

    internal IPAddress IPAddress => IPAddress.Parse(Address);

    /// <summary>The address to listen on if it is a loopback address, as each of several services on one machine has one; else the usual one.</summary>
    internal IPAddress LoopbackAddress => IPAddress.IsLoopback(IPAddress) ? IPAddress : IPAddress.Loopback;

    /// <summary>These settings.</summary>
    /// <exception cref="SettingException">One cannot be used; the first such one.</exception>
    internal ServiceSettings Checked()
    {
        Require(IPAddress.TryParse(Address, out _), nameof(Address), "must be an IP address");
        Require(GrpcPort is >= 0 and <= ushort.MaxValue, nameof(GrpcPort), "must be a port");
        Require(HttpPort is >= 0 and <= ushort.MaxValue, nameof(HttpPort), "must be a port");
        Require(CertificatePath is null == KeyPath is null, nameof(KeyPath), $"and {nameof(CertificatePath)} must be given together");
        Require(DrainTime >= TimeSpan.Zero && DrainTime <= TimeSpan.FromHours(1), nameof(DrainTime), "must be between 0 and 1 h");
        Require(HealthPeriod > TimeSpan.Zero && HealthPeriod <= TimeSpan.FromHours(1), nameof(HealthPeriod), "must be over 0, at most 1 h");
        Require(MaxMessageBytes > 0, nameof(MaxMessageBytes), "must be positive");
        Require(MaxStreamsPerConnection > 0, nameof(MaxStreamsPerConnection), "must be positive");
        return this;
    }

    private static void Require(bool isMet, string setting, string rule)
    {
        if (!isMet)
            throw new SettingException($"{Section}:{setting}", rule);
    }
}
