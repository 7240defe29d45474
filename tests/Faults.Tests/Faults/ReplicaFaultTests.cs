using Xunit.Abstractions;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>The same as <see cref="FaultTests"/> over servers with replicas, when the ones that lead are lost for good.</summary>
public sealed class ReplicaFaultTests(ReplicatedScene scene, ITestOutputHelper output) : IClassFixture<ReplicatedScene>
{
    [Fact]
    public Task Servers_lost_for_good()
    {
        var faults = new ReplicaFaults(scene);
        return scene.PlayAsync(output.WriteLine,
            ("The broker that leads killed", faults.BrokerKilledAsync),
            ("Redis failed over to a replica that lacks the last writes", faults.CacheFailedOverAsync),
            ("PostgreSQL failed over to its synchronous replica", faults.StoreFailedOverAsync));
    }
}
