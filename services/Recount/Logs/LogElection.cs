using Tabulation.Contracts;
using Tabulation.Domain.Ids;

namespace Tabulation.Recount.Logs;

/// <summary>Which election a log is of.</summary>
public static class LogElection
{
    /// <summary>The id of the statement in the log's first entry: the election's, where that is a definition. Null where there is none.</summary>
    /// <param name="entries">The log's.</param>
    /// <param name="tiles">The log's.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogProblemException">The first entry's bundle or tile is wrong.</exception>
    /// <exception cref="LogUnreadableException">A file cannot be read.</exception>
    public static async Task<ElectionId?> ReadAsync(LogEntries entries, LogTiles tiles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(tiles);
        return tiles.Size > 0 && EntryCodec.TryDecode((await entries.ReadAsync(0, cancellation))[0], out var first)
            ? new ElectionId(StatementId.OfPayload(first.Payload.Span).Value)
            : null;
    }
}
