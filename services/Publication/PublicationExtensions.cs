using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Log;
using Tabulation.Publication.Page;
using Tabulation.Publication.Past;
using Tabulation.Publication.Watching;
using IPNetwork = System.Net.IPNetwork;

namespace Tabulation.Publication;

/// <summary>
/// Publication's wiring. Needs an <see cref="Ledger.ILedgerFeed"/>, one or more <see cref="TotalsCache.ITotalsSource"/>, the first asked first, one or more
/// <see cref="RemoteCheckpoints"/>, a <see cref="TotalsCache.ChangeSeal"/> and a MassTransit bus.
/// </summary>
public static class PublicationExtensions
{
    private const int LeastBytesPerSecond = 240;

    public static IServiceCollection AddPublication(this IServiceCollection services, WatchSettings watch, HttpSettings? http = null)
    {
        services.AddSingleton<TotalsBoard>();
        services.AddSingleton<SeatBoard>();
        services.AddSingleton<ChronicleFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<ChronicleFollower>());
        services.AddSingleton<ReleaseGate>();
        services.AddWatching(watch);
        services.AddApi(http);
        services.AddSingleton<BoardFeeder>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardFeeder>());
        services.AddSingleton<LogBoard>().AddSingleton<PastTotals>();
        services.AddSingleton<LogFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<LogFollower>());
        services.AddSingleton<EntryBundles>();
        services.AddHealthChecks().AddCheck<PublicationHealth>("publication").AddCheck<LogFollower>("log");
        return services;
    }

    /// <summary>
    /// The server's own patience with whoever takes too little, which ends a whole connection and tells no token, comes after that of the watch: over HTTP/2 it is
    /// one for all calls.
    /// </summary>
    internal static IServiceCollection AddWatching(this IServiceCollection services, WatchSettings watch) => services
        .Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MinResponseDataRate = new MinDataRate(LeastBytesPerSecond, watch.LongestStop))
        .AddSingleton(watch).AddSingleton<FeedRoom>().AddHostedService(provider => provider.GetRequiredService<FeedRoom>());

    public static IBusRegistrationConfigurator AddPublicationConsumers(this IBusRegistrationConfigurator bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        bus.AddConsumer<TotalsChangedConsumer, TotalsChangedQueue>();
        return bus;
    }

    /// <summary>What answers before a request is routed: proxies' headers, limits, and documents that are ready to be sent.</summary>
    public static IApplicationBuilder UsePublication(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var proxies = app.ApplicationServices.GetRequiredService<HttpSettings>().ReadTrustedProxies();
        if (proxies.Count > 0) app.UseForwardedHeaders(Believing(proxies));
        return app.UseMiddleware<FrontDoor>();
    }

    public static IEndpointRouteBuilder MapPublication(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<TotalsGrpcService>();
        app.MapApi();
        app.MapLog();
        app.MapPage();
        return app;
    }

    /// <summary>The last address that none of our proxies has is the reader's: whatever stands before it anybody may have written.</summary>
    private static ForwardedHeadersOptions Believing(IReadOnlyList<IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies) options.KnownIPNetworks.Add(proxy);
        return options;
    }
}
