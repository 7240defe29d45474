using Tabulation.Benchmarks.Ingest;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>RabbitMQ, Redis and PostgreSQL for one process of each service, none of which is started yet.</summary>
internal static class NightServers
{
    public static async Task<Installation<SingleServers>> StartAsync(BenchElection election)
    {
        var installation = new Installation<SingleServers>(
            await SingleServers.StartAsync(), election.Signer.PublicKey, new InstallationSize(1, 1, 1));
        // As the peer wants it; the ledger does not mind.
        await installation.Servers.Store.Run("ALTER SYSTEM SET shared_buffers = '1GB'");
        await installation.Servers.Store.Run("ALTER SYSTEM SET max_wal_size = '8GB'");
        await installation.Servers.Store.Stop();
        await installation.Servers.Store.StartAgain();
        return installation;
    }
}
