using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.Channels;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Hosting;

namespace Tabulation.ServiceKit;

/// <summary>A real server within the test's process, on ports of its own, and a channel to it.</summary>
public sealed class GrpcServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private GrpcServer(WebApplication app) => (this.app, Channel, Http) = (app, ServiceChannel.Connect(ServiceAddresses.Of(app).Grpc), new HttpClient { BaseAddress = ServiceAddresses.Of(app).Http });

    public GrpcChannel Channel { get; }

    /// <summary>To what it serves over HTTP/1.1.</summary>
    public HttpClient Http { get; }

    public static async Task<GrpcServer> StartAsync(Action<IServiceCollection> services, Action<IEndpointRouteBuilder> map, Action<IApplicationBuilder>? front = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(map);
        var builder = WebApplication.CreateBuilder(["--Service:GrpcPort=0", "--Service:HttpPort=0", "--Service:DrainTime=00:00:00"]);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        services(builder.Services);
        var app = builder.Build();
        app.MapServiceDefaults(front);
        map(app);
        await app.StartAsync();
        return new GrpcServer(app);
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        Http.Dispose();
        await app.DisposeAsync();
    }
}
