using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>Reads files that must be there.</summary>
internal static class LogFileReading
{
    /// <summary>A tile or bundle; the full one where a partial one is not kept any more (c2sp.org/tlog-tiles, "Partial Tiles").</summary>
    /// <returns>Its bytes, and which of the two they are.</returns>
    /// <exception cref="LogProblemException">There is neither.</exception>
    public static async Task<(TilePath File, byte[] Bytes)> ReadTileAsync(ILogFiles files, TilePath path, CancellationToken cancellation)
    {
        if (await files.ReadAsync(path.ToString(), cancellation) is { } bytes) return (path, bytes);
        var full = FullOf(path);
        if (!path.IsFull && await files.ReadAsync(full.ToString(), cancellation) is { } grown) return (full, grown);
        throw LogProblemException.Of(LogFault.FileMissing, path.ToString(), "The file is not there.");
    }

    private static TilePath FullOf(TilePath path) => path.IsEntries ? TilePath.OfEntries(path.Index) : TilePath.OfHashes(path.Level, path.Index);
}
