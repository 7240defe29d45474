using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>A scene over one broker, one cache and one store, whose disk is small where that can be had.</summary>
public sealed class SingleScene : Scene
{
    internal SingleServers Servers { get; private set; } = null!;

    private protected override async Task<Installation> StartServersAsync(VerificationKey operatorKey)
    {
        Servers = await SingleServers.StartAsync(SmallDisk.IsPossible);
        return new Installation<SingleServers>(Servers, operatorKey, InstallationSize.TwoOfEach);
    }
}
