using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Bus;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.LedgerClient;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Log;
using Tabulation.Publication.Watching;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.TotalsCache;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.Publication;

/// <summary>
/// Publication as a process of its own: the election from Intake, the bus over RabbitMQ, the totals from Redis and, where that is away, from the
/// tabulators.
/// </summary>
internal static class PublicationHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        var peers = builder.Configuration.Read<PeerSettings>(PeerSettings.Section);
        builder.Services.AddRemoteLedger(peers);
        builder.Services.AddRedisTotals(builder.Configuration.Read<CacheSettings>(CacheSettings.Section));
        foreach (var tabulator in peers.ReadTabulators()) builder.Services.AddRemoteTotals(tabulator);
        builder.Services.AddRabbitMqBus(
            builder.Configuration.Read<BusSettings>(BusSettings.Section), bus => bus.AddPublicationConsumers());
        builder.Services.AddSingleton(builder.Configuration.Read<FeedSettings>(FeedSettings.Section));
        builder.Services.AddPublication(
            builder.Configuration.Read<WatchSettings>(WatchSettings.Section), builder.Configuration.Read<HttpSettings>(HttpSettings.Section));

        var app = builder.Build();
        app.MapServiceDefaults(front => front.UsePublication());
        app.MapPublication();
        return app;
    }

    private static void AddRemoteTotals(this IServiceCollection services, Uri tabulator)
    {
        var client = new TabulationService.TabulationServiceClient(ServiceChannel.Connect(tabulator));
        services.AddSingleton<ITotalsSource>(provider => new RemoteTotals(client, provider.GetRequiredService<PeerToken>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RemoteCheckpoints(() => client, provider.GetRequiredService<PeerToken>(), provider.GetRequiredService<TimeProvider>()));
    }
}
