namespace Tabulation.Recount.Logs;

/// <summary>
/// The public files of a log, by their paths below its prefix (c2sp.org/tlog-tiles; results as in FORMAT.md, "Results"). Nothing in them is trusted.
/// Safe for concurrent use.
/// </summary>
public interface ILogFiles
{
    /// <summary>Where a file lies, for messages.</summary>
    string PlaceOf(string path);

    /// <summary>The file's bytes; null where there is no such file.</summary>
    /// <exception cref="LogUnreadableException">It cannot be said what the file holds, or whether there is one.</exception>
    Task<byte[]?> ReadAsync(string path, CancellationToken cancellation);
}
