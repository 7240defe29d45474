using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tabulation.ServiceDefaults.Hosting;

/// <summary>The ports a service listens on.</summary>
internal static class KestrelSetup
{
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);

    public static void ListenAs(this IWebHostBuilder host, ServiceSettings settings) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.Http2.MaxStreamsPerConnection = settings.MaxStreamsPerConnection;
        // A subscriber whose machine has vanished would else be kept until the operating system gives up, hours later.
        kestrel.Limits.Http2.KeepAlivePingDelay = PingDelay;
        if (settings.IsEncrypted)
            ListenEncrypted(kestrel, settings);
        else
            ListenPlain(kestrel, settings);
    });

    /// <summary>Without TLS there is no ALPN to choose the protocol by, so each has a port of its own: gRPC first, then HTTP/1.1.</summary>
    private static void ListenPlain(KestrelServerOptions kestrel, ServiceSettings settings)
    {
        kestrel.Listen(settings.IPAddress, settings.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        kestrel.Listen(settings.IPAddress, settings.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
    }

    /// <summary>What asks on this machine whether the service is ready knows neither names nor certificates: it gets a port without TLS.</summary>
    private static void ListenEncrypted(KestrelServerOptions kestrel, ServiceSettings settings)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(settings.CertificatePath!);
        var certificate = X509Certificate2.CreateFromPemFile(settings.CertificatePath!, settings.KeyPath);
        kestrel.Listen(settings.IPAddress, settings.GrpcPort, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate, chain));
        });
        kestrel.Listen(settings.LoopbackAddress, settings.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
