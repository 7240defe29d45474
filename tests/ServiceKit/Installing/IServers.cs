namespace Tabulation.ServiceKit.Installing;

/// <summary>The broker, the cache and the store under the services, and how services reach them.</summary>
public interface IServers : IAsyncDisposable
{
    /// <summary>As environment variables.</summary>
    IEnumerable<string> BusSettings { get; }

    /// <summary>As environment variables.</summary>
    IEnumerable<string> StoreSettings { get; }

    /// <summary>host:port, commas between.</summary>
    string CacheServers { get; }

    /// <summary>Path of the file with their password; empty where they ask for none.</summary>
    string CachePasswordFile { get; }
}
