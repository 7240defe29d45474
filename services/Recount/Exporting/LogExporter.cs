using Tabulation.Contracts;
using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Exporting;

/// <summary>
/// Copies a log into a folder, to be served or verified from there. What is there is not read from the log again; what is written was checked against the
/// checkpoint, which comes last: interrupted, the folder still shows the checkpoint it showed before.
/// </summary>
/// <param name="log">From where.</param>
/// <param name="folder">To where; made if it is not there.</param>
/// <param name="key">The log's.</param>
/// <param name="jobs">How many files are under way at a time, 1 or more.</param>
public sealed class LogExporter(ILogFiles log, string folder, NoteVerifier key, int jobs)
{
    private readonly FolderLogFiles mirror = new(folder);
    private int written, kept;

    /// <summary>Called for each file done: how many, and of how many.</summary>
    public Action<long, long> Progressed { get; init; } = (_, _) => { };

    /// <summary>Exports the log as it is at present.</summary>
    /// <param name="election">Of which it must be; null for any.</param>
    /// <param name="cancellation">Ends the export; the next one goes on from there.</param>
    /// <exception cref="LogProblemException">The log is wrong, of another election, or does not continue what the folder shows.</exception>
    /// <exception cref="LogUnreadableException">The log cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<LogExport> RunAsync(ElectionId? election, CancellationToken cancellation)
    {
        var (checkpoint, results) = await LogSnapshot.ReadAsync(log, key, cancellation);
        var files = new MirroredFiles(mirror, log);
        var tiles = await LogTiles.OpenAsync(files, checkpoint.Head, cancellation);
        if (await mirror.ReadAsync(LogCheckpoint.Path, cancellation) is { } before)
            await tiles.RequireContinuedAsync(LogCheckpoint.Open(before, key, mirror.PlaceOf(LogCheckpoint.Path)), cancellation);
        var entries = new LogEntries(files, tiles, jobs);
        if (election is { } wanted) await RequireElectionAsync(entries, tiles, wanted, cancellation);
        await CopyAsync(tiles, entries, cancellation);
        if (results is not null) await WriteAsync(ResultsDocument.PathOf(tiles.Size), results, cancellation);
        await WriteAsync(LogCheckpoint.Path, checkpoint.Note.ToBytes(), cancellation);
        return new LogExport(checkpoint, written, kept);
    }

    private static async Task RequireElectionAsync(LogEntries entries, LogTiles tiles, ElectionId wanted, CancellationToken cancellation)
    {
        var isIts = tiles.Size > 0 && EntryCodec.TryDecode((await entries.ReadAsync(0, cancellation))[0], out var entry)
            && StatementId.OfPayload(entry.Payload.Span).Value == wanted.Value;
        if (!isIts) throw LogProblemException.Of(LogFault.OtherElection, LogCheckpoint.Path, $"The log does not begin with the definition of election {wanted}.", 0);
    }

    private async Task CopyAsync(LogTiles tiles, LogEntries entries, CancellationToken cancellation)
    {
        var paths = TileList.Of(tiles.Size).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(paths, options, async (path, stop) =>
        {
            if (path.IsFull && File.Exists(mirror.PlaceOf(path.ToString()))) Interlocked.Increment(ref kept);
            else await WriteAsync(path.ToString(), await BytesAsync(path, tiles, entries, stop), stop);
            Progressed(Volatile.Read(ref kept) + Volatile.Read(ref written), paths.Count);
        });
    }

    private static async Task<byte[]> BytesAsync(TilePath path, LogTiles tiles, LogEntries entries, CancellationToken cancellation) => path.IsEntries
        ? EntryBundle.Write(await entries.ReadAsync(path.Index, cancellation))
        : Hash256.AsBytes(await tiles.HashesAsync(path.Level, path.Index, cancellation)).ToArray();

    private async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        await WholeFile.WriteAsync(mirror.PlaceOf(path), bytes, cancellation);
        Interlocked.Increment(ref written);
    }
}
