using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Publication.Http;

namespace Tabulation.Publication;

/// <summary>
/// Publication's wiring. Needs an <see cref="Ledger.ILedgerFeed"/>, one or more <see cref="TotalsCache.ITotalsSource"/>, the first asked first, a
/// <see cref="TotalsCache.ChangeSeal"/> and a MassTransit bus.
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
        services.AddHealthChecks().AddCheck<PublicationHealth>("publication");
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
        return app;
    }
}
