using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Publication.Http;
using Tabulation.Publication.Log;

namespace Tabulation.Publication;

/// <summary>
/// Publication's wiring. Needs an <see cref="Ledger.ILedgerFeed"/>, one or more <see cref="TotalsCache.ITotalsSource"/>, the first asked first, one or more
/// <see cref="RemoteCheckpoints"/>, a <see cref="TotalsCache.ChangeSeal"/> and a MassTransit bus.
/// </summary>
public static class PublicationExtensions
{
    public static IServiceCollection AddPublication(this IServiceCollection services)
    {
        services.AddSingleton<TotalsBoard>();
        services.AddSingleton<SeatBoard>();
        services.AddSingleton<ElectionSource>();
        services.AddHostedService(provider => provider.GetRequiredService<ElectionSource>());
        services.AddSingleton<ReleaseGate>();
        services.AddSingleton<BoardFeeder>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardFeeder>());
        services.AddSingleton<LogBoard>();
        services.AddSingleton<LogFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<LogFollower>());
        services.AddSingleton<EntryBundles>();
        services.AddHealthChecks().AddCheck<PublicationHealth>("publication").AddCheck<LogFollower>("log");
        return services;
    }

    public static IBusRegistrationConfigurator AddPublicationConsumers(this IBusRegistrationConfigurator bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        bus.AddConsumer<TotalsChangedConsumer, TotalsChangedQueue>();
        return bus;
    }

    public static IEndpointRouteBuilder MapPublication(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<TotalsGrpcService>();
        app.MapApi();
        app.MapLog();
        return app;
    }
}
