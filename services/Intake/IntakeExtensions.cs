using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tabulation.Contracts;
using Tabulation.Contracts.Keys;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>
/// Intake's wiring. Needs an <see cref="Ledger.ILedger"/>, also as <see cref="Ledger.ILedgerReader"/> and
/// <see cref="Ledger.IRelayTurn"/>, an <see cref="Anchor.IAnchor"/>, a <see cref="ServiceDefaults.Peers.PeerToken"/> and a MassTransit bus.
/// </summary>
public static class IntakeExtensions
{
    /// <summary>A restart of all clients at once must not verify everything again: about 20 MB.</summary>
    private const int RememberedSignatures = 200_000;

    /// <param name="services">Where to add.</param>
    /// <param name="intakeKey">Signs answers and heads.</param>
    /// <param name="operatorKey">Must sign the election's definition.</param>
    /// <param name="receipts">Which keys signed answers before.</param>
    /// <exception cref="ServiceDefaults.Settings.SettingException">A former key cannot be read.</exception>
    public static IServiceCollection AddIntake(
        this IServiceCollection services, SigningKey intakeKey, VerificationKey operatorKey, ReceiptSettings receipts)
    {
        ArgumentNullException.ThrowIfNull(operatorKey);
        ArgumentNullException.ThrowIfNull(receipts);
        var keys = new IntakeKeys(intakeKey, receipts.ReadFormerKeys());
        services.AddSingleton(keys).AddSingleton<IReceiptKeys>(keys);
        services.TryAddSingleton(new BundleVerifier(new VerifiedSignatures(RememberedSignatures)));
        services.AddSingleton(intakeKey);
        services.AddSingleton<SubmissionReader>();
        services.AddSingleton<AnswerSigner>();
        services.AddSingleton(provider => new ElectionState(
            KeyId.OfPublicKey(operatorKey.Bytes.Span), new TreeRoots(provider.GetRequiredService<FollowedTree>().Tree)));
        services.AddSingleton<HeadAdmission>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Appender>(provider, operatorKey));
        services.AddHostedService(provider => provider.GetRequiredService<Appender>());
        services.AddHostedService<ReplicaFollower>();
        services.AddSingleton<IntakeGate>();
        services.AddSingleton(provider => new FollowedTree(provider.GetRequiredService<ILedgerReader>()));
        services.AddHostedService<AnchorGuard>();
        services.AddSingleton<RelayHealth>();
        services.AddHostedService<Relay>();
        services.AddHealthChecks().AddCheck<RelayHealth>("relay").AddCheck<IntakeGate>("anchor");
        return services;
    }

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<IntakeGrpcService>();
        app.MapGrpcService<LedgerGrpcService>();
        app.MapGrpcService<RestoreGrpcService>();
        return app;
    }
}
