using Tabulation.Benchmarks.Ingest;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>RabbitMQ, Redis and PostgreSQL for one process of each service, none of which is started yet.</summary>
internal static class NightServers
{
    public static async Task<Installation> StartAsync(BenchElection election)
    {
        var installation = await Installation.StartServersAsync(election.Signer.PublicKey, new InstallationSize(1, 1, 1));
        // As the peer wants it; the ledger does not mind.
        await installation.Store.Run("ALTER SYSTEM SET shared_buffers = '1GB'");
        await installation.Store.Run("ALTER SYSTEM SET max_wal_size = '8GB'");
        await installation.Store.Stop();
        await installation.Store.StartAgain();
        return installation;
    }
}
