using Microsoft.Extensions.DependencyInjection;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.LedgerClient;

/// <summary>The ledger from Intake, for services that only read it.</summary>
public static class LedgerClientExtensions
{
    /// <summary>Adds the feed and the token by which Intake knows this service.</summary>
    public static IServiceCollection AddRemoteLedger(this IServiceCollection services, PeerSettings peers)
    {
        ArgumentNullException.ThrowIfNull(peers);
        var token = peers.ReadToken();
        services.AddSingleton(token);
        return services.AddSingleton<ILedgerFeed>(new LedgerReplicas([.. peers.ReadIntake().Select(address => Remote(address, token))]));
    }

    private static RemoteLedger Remote(Uri intake, PeerToken token) =>
        new(new LedgerService.LedgerServiceClient(ServiceChannel.Connect(intake)), token);
}
