using Grpc.Core;

namespace Tabulation.Intake;

/// <summary>Reads what is handed in with the authorities and keys as of now.</summary>
internal static class FreshReading
{
    /// <summary>
    /// Another replica may just have acknowledged a new authority or key that this one has not followed yet: so the ledger is asked before anything is
    /// refused for want of it.
    /// </summary>
    /// <exception cref="RpcException">UNAVAILABLE: the ledger cannot be read at present.</exception>
    public static async Task<SubmissionGroup> ReadAsync(this Appender appender, Func<ElectionView, SubmissionGroup> read, CancellationToken cancellation)
    {
        var before = await Outage.Guard(appender.ViewAsync(cancellation));
        var group = read(before);
        if (!group.DependsOnAuthorities) return group;
        var now = await Outage.Guard(appender.LookAsync(cancellation));
        return now == before ? group : read(now);
    }
}
