using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.Channels;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.TestKit;

namespace Tabulation.ServiceDefaults.Tests.Peers;

[CollectionDefinition(Name)]
public sealed class PeersCollection : ICollectionFixture<PeersFixture>
{
    public const string Name = "peers";
}

/// <summary>
/// The echo service on real ports, plain, with TLS, and compressing (with the common limit of 100 streams a connection); and the Node peer.
/// </summary>
public sealed class PeersFixture : IAsyncLifetime
{
    public TestCertificate Certificate { get; } = new();

    public SwitchableCheck Check { get; } = new();

    public LogRecorder Log { get; } = new();

    public WebApplication Plain { get; private set; } = null!;

    public WebApplication Secure { get; private set; } = null!;

    public WebApplication Compressing { get; private set; } = null!;

    /// <summary>The peer's own echo service, whose Fail ends with <see cref="PublishedStatus"/>.</summary>
    public Uri NodePlain { get; private set; } = null!;

    public Uri NodeSecure { get; private set; } = null!;

    public NodePeer Node { get; private set; } = null!;

    public NodeClient PlainNode => new(Node, GrpcOf(Plain));

    public NodeClient SecureNode => new(Node, GrpcOf(Secure), Certificate.CertificatePath);

    public NodeClient GzipNode => new(Node, GrpcOf(Compressing), Gzip: true);

    public OpenCalls Calls => Plain.Services.GetRequiredService<OpenCalls>();

    public static Uri GrpcOf(WebApplication app) => ServiceAddresses.Of(app).Grpc;

    public GrpcChannel Connect(WebApplication app) => Connect(GrpcOf(app));

    public GrpcChannel Connect(Uri address) => ServiceChannel.Connect(address, new() { TrustedRoots = Certificate.Roots });

    /// <summary>Status code and body of a page at the address for HTTP/1.1.</summary>
    public async Task<string> Get(WebApplication app, string path)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(ServiceAddresses.Of(app).Http, path));
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    public async Task InitializeAsync()
    {
        var node = NodePeer.Start();
        Plain = await Start();
        Secure = await Start($"--Service:CertificatePath={Certificate.CertificatePath}", $"--Service:KeyPath={Certificate.KeyPath}");
        Compressing = await Start("--Service:CompressResponses=true", "--Service:MaxStreamsPerConnection=100");
        Node = await node;
        NodePlain = await NodeServer(certificate: null, key: null);
        NodeSecure = await NodeServer(Certificate.CertificatePath, Certificate.KeyPath);
    }

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        foreach (var app in (WebApplication[])[Plain, Secure, Compressing])
            await app.DisposeAsync();
        Certificate.Dispose();
    }

    private async Task<Uri> NodeServer(string? certificate, string? key)
    {
        var failure = new { PublishedStatus.Code, PublishedStatus.Message, Details = PublishedStatus.Base64 };
        var served = await Node.Run("serve", new { Certificate = certificate, Key = key, Failure = failure });
        return new($"{(key is null ? "http" : "https")}://localhost:{served.GetProperty("port").GetInt32()}");
    }

    private async Task<WebApplication> Start(params string[] args)
    {
        string[] quick = ["--Service:HealthPeriod=00:00:00.01", "--Service:DrainTime=00:00:00"];
        var app = EchoServer.Build(["--Service:GrpcPort=0", "--Service:HttpPort=0", .. quick, .. args], builder =>
        {
            builder.Logging.ClearProviders().AddProvider(Log);
            builder.Services.AddHealthChecks().AddCheck("switchable", Check, tags: [NodeClient.Echo]);
        });
        await app.StartAsync();
        return app;
    }
}
