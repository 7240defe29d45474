namespace Tabulation.TotalsCache.Redis;

/// <summary>
/// The cache did not answer, or not with what it was asked for. Whether a write has happened is not known; to try again does no harm. The connection
/// comes back by itself.
/// </summary>
public sealed class TotalsCacheUnavailableException : Exception
{
    internal TotalsCacheUnavailableException(string servers, string reason, Exception? cause)
        : base($"The totals cache at {servers} cannot be used at present: {reason}", cause)
    {
        Servers = servers;
    }

    /// <summary>The servers as configured, without passwords.</summary>
    public string Servers { get; }
}
