using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>Tabulation's wiring. Needs an <see cref="Ledger.ILedgerReader"/>, an <see cref="TotalsCache.ITotalsCache"/> and a MassTransit bus.</summary>
public static class TabulatorExtensions
{
    private const int RememberedSignatures = 200_000;

    /// <param name="services">Where to add.</param>
    /// <param name="operatorKey">Must sign the election's definition.</param>
    public static IServiceCollection AddTabulator(this IServiceCollection services, VerificationKey operatorKey)
    {
        ArgumentNullException.ThrowIfNull(operatorKey);
        services.TryAddSingleton(new BundleVerifier(new VerifiedSignatures(RememberedSignatures)));
        services.AddSingleton(provider => new EntryVerifier(provider.GetRequiredService<BundleVerifier>(), operatorKey));
        services.AddSingleton(provider => new VerifiedFold(KeyId.OfPublicKey(operatorKey.Bytes.Span), provider.GetRequiredService<EntryVerifier>()));
        services.AddSingleton<LedgerFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<LedgerFollower>());
        services.AddSingleton<TabulatorHealth>();
        services.AddHealthChecks().AddCheck<TabulatorHealth>("tabulation");
        return services;
    }

    public static IBusRegistrationConfigurator AddTabulatorConsumers(this IBusRegistrationConfigurator bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        bus.AddConsumer<LedgerBatchConsumer, LedgerBatchConsumerDefinition>();
        return bus;
    }
}
