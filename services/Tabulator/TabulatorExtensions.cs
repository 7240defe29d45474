using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>
/// Tabulation's wiring. Needs an <see cref="Ledger.ILedgerFeed"/>, an <see cref="Anchor.IAnchor"/>, an <see cref="Contracts.Keys.IReceiptKeys"/>, an <see cref="TotalsCache.ITotalsCache"/>, a <see cref="TotalsCache.ChangeSeal"/>, a
/// <see cref="ServiceDefaults.Peers.PeerToken"/> and a MassTransit bus.
/// </summary>
public static class TabulatorExtensions
{
    private const int RememberedSignatures = 200_000;

    /// <param name="services">Where to add.</param>
    /// <param name="operatorKey">Must sign the election's definition.</param>
    /// <param name="signer">Signs checkpoints; its name is the log's origin.</param>
    /// <param name="checkpoints">Who is asked to cosign them.</param>
    /// <exception cref="ServiceDefaults.Settings.SettingException">A witness cannot be read.</exception>
    public static IServiceCollection AddTabulator(
        this IServiceCollection services, VerificationKey operatorKey, NoteSigner signer, CheckpointSettings checkpoints)
    {
        ArgumentNullException.ThrowIfNull(operatorKey);
        ArgumentNullException.ThrowIfNull(checkpoints);
        AddCheckpoints(services, signer, checkpoints);
        services.TryAddSingleton(new BundleVerifier(new VerifiedSignatures(RememberedSignatures)));
        services.AddSingleton(provider => new EntryVerifier(provider.GetRequiredService<BundleVerifier>(), operatorKey));
        services.AddSingleton(provider => new VerifiedFold(KeyId.OfPublicKey(operatorKey.Bytes.Span), provider.GetRequiredService<EntryVerifier>()));
        services.AddSingleton<LatestTotals>();
        services.AddSingleton<TotalsPublisher>();
        services.AddSingleton<LedgerFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<LedgerFollower>());
        services.AddSingleton<TabulatorHealth>();
        services.AddHealthChecks().AddCheck<TabulatorHealth>("tabulation");
        return services;
    }

    private static void AddCheckpoints(IServiceCollection services, NoteSigner signer, CheckpointSettings settings)
    {
        // Now: what cannot be used must keep the service from starting.
        var addresses = settings.ReadWitnesses();
        services.AddSingleton(signer);
        services.AddSingleton<CutRequests>();
        services.AddSingleton<KeyStatements>();
        services.AddSingleton(provider => new Witnesses(
            addresses, settings.WitnessesNeeded, signer.Verifiers, Witnesses.NewClient(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Witnesses>>()));
        services.AddSingleton<CheckpointBoard>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Checkpointer>(provider, provider.GetRequiredService<VerifiedFold>().Tree));
        services.AddHostedService(provider => provider.GetRequiredService<Checkpointer>());
        services.AddHealthChecks().AddCheck<CheckpointBoard>("checkpoints");
    }

    public static IEndpointRouteBuilder MapTabulator(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<TabulationGrpcService>();
        return app;
    }

    public static IBusRegistrationConfigurator AddTabulatorConsumers(this IBusRegistrationConfigurator bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        bus.AddConsumer<LedgerBatchConsumer, LedgerBatchQueue>();
        return bus;
    }
}
