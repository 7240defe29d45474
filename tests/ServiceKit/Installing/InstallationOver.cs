using Tabulation.TransparencyLog;

namespace Tabulation.ServiceKit.Installing;

/// <summary>An installation that also shows the servers it stands on, and ends them with itself.</summary>
public sealed class Installation<TServers> : Installation
    where TServers : IServers
{
    /// <summary>Starts no service yet.</summary>
    /// <param name="servers">With an empty database.</param>
    /// <param name="operatorKey">Signs the election.</param>
    /// <param name="size">How many processes of each service.</param>
    public Installation(TServers servers, VerificationKey operatorKey, InstallationSize size)
        : base(servers, operatorKey, size) => Servers = servers;

    public TServers Servers { get; }
}
