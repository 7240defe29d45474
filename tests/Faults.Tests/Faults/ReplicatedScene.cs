using Tabulation.ServiceKit.Installing;
using Tabulation.TransparencyLog;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>A scene over servers that have replicas.</summary>
public sealed class ReplicatedScene : Scene
{
    internal ReplicatedServers Servers { get; private set; } = null!;

    private protected override async Task<Installation> StartServersAsync(VerificationKey operatorKey)
    {
        Servers = await ReplicatedServers.StartAsync();
        return new Installation<ReplicatedServers>(Servers, operatorKey, InstallationSize.TwoOfEach);
    }
}
