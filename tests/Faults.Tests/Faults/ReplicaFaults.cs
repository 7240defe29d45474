using Tabulation.Faults.Tests.Installing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>What replicas of broker, cache and store are for. Each is lost once; what is left goes on.</summary>
internal sealed class ReplicaFaults(ReplicatedScene scene)
{
    private const string Stamp = "HGET {tabulation}:totals stamp";

    private readonly ReplicatedServers servers = scene.Servers;

    /// <summary>The node of three that leads the queue of batches.</summary>
    public async Task BrokerKilledAsync()
    {
        var (leader, copies) = await servers.LeaderAsync(BusTap.Queue);
        Assert.Equal(3, copies);
        await servers.KillAsync(leader);
        await scene.Traffic.GoOnAsync(200);
    }

    /// <summary>Cut off from the primary first, the replica lacks what was written last; a Publication that is started knows only what it has.</summary>
    public async Task CacheFailedOverAsync()
    {
        await servers.CacheAsync(2, "REPLICAOF 127.0.0.1 1");
        var lacking = await servers.CacheAsync(2, Stamp);
        await scene.Traffic.GoOnAsync(200);
        await Wait.Until(async () => await servers.CacheAsync(1, Stamp) != lacking, "totals that the replica lacks");
        await servers.KillAsync("cache");
        await servers.CacheAsync(2, "REPLICAOF NO ONE");
        await scene.Installation.Publication[0].KillAndStartAsync();
        await Wait.Until(async () => await servers.CacheAsync(2, Stamp) != lacking, "totals in the promoted replica");
    }

    /// <summary>The replica has everything that was acknowledged. It is told that it is the only one now.</summary>
    public async Task StoreFailedOverAsync()
    {
        await servers.KillAsync("store");
        await servers.StoreAsync(2, "SELECT pg_promote()");
        await servers.StoreAsync(2, "ALTER SYSTEM RESET synchronous_standby_names");
        await servers.StoreAsync(2, "SELECT pg_reload_conf()");
    }
}
