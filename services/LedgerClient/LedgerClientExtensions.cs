using Microsoft.Extensions.DependencyInjection;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.LedgerClient;

/// <summary>The ledger from Intake, for services that only read it.</summary>
public static class LedgerClientExtensions
{
    /// <summary>Adds the feed, the keys that sign receipts, and the token by which Intake knows this service.</summary>
    public static IServiceCollection AddRemoteLedger(this IServiceCollection services, PeerSettings peers)
    {
        ArgumentNullException.ThrowIfNull(peers);
        var token = peers.ReadToken();
        LedgerService.LedgerServiceClient[] replicas = [.. peers.ReadIntake().Select(address => new LedgerService.LedgerServiceClient(ServiceChannel.Connect(address)))];
        services.AddSingleton(token);
        services.AddSingleton<IReceiptKeys>(new RemoteReceiptKeys(replicas));
        return services.AddSingleton<ILedgerFeed>(new LedgerReplicas([.. replicas.Select(replica => new RemoteLedger(replica, token))]));
    }
}
