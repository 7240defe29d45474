using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>Reads files that must be there.</summary>
internal static class LogFileReading
{
    /// <summary>A tile or bundle; the full one where a partial one is not kept any more (c2sp.org/tlog-tiles, "Partial Tiles").</summary>
    /// <exception cref="LogProblemException">There is neither.</exception>
    public static async Task<byte[]> ReadTileAsync(ILogFiles files, TilePath path, CancellationToken cancellation)
    {
        var bytes = await files.ReadAsync(path.ToString(), cancellation);
        if (bytes is null && !path.IsFull) bytes = await files.ReadAsync(FullOf(path).ToString(), cancellation);
        return bytes ?? throw LogProblemException.Of(LogFault.FileMissing, path.ToString(), "The file is not there.");
    }

    private static TilePath FullOf(TilePath path) => path.IsEntries ? TilePath.OfEntries(path.Index) : TilePath.OfHashes(path.Level, path.Index);
}
