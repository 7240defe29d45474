using Tabulation.Domain.Ids;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Exporting;

/// <summary>
/// Copies a log into a folder, to be served or verified from there. What is there is not read from the log again unless it is found to be damaged; what is written was checked against the
/// checkpoint, which comes last: interrupted, the folder still shows the checkpoint it showed before. Only then partial tiles that have grown full are removed.
/// </summary>
/// <param name="log">From where.</param>
/// <param name="folder">To where; made if it is not there.</param>
/// <param name="keys">The log's, any of which may have signed.</param>
/// <param name="jobs">How many files are under way at a time, 1 or more.</param>
public sealed class LogExporter(ILogFiles log, string folder, IReadOnlyList<NoteVerifier> keys, int jobs)
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
        var files = new MirroredFiles(mirror, log);
        while (true)
        {
            try
            {
                return await ExportAsync(files, election, cancellation);
            }
            catch (LogProblemException wrong) when (files.Distrust(wrong.Problem.File))
            {
                // The copy here is damaged, or the log shows another history: its own file tells which.
            }
        }
    }

    private async Task<LogExport> ExportAsync(MirroredFiles files, ElectionId? election, CancellationToken cancellation)
    {
        (written, kept) = (0, 0);
        var (checkpoint, results) = await LogSnapshot.ReadAsync(log, keys, cancellation);
        var tiles = await LogTiles.OpenAsync(files, checkpoint.Head, cancellation);
        if (await mirror.ReadAsync(LogCheckpoint.Path, cancellation) is { } before)
            await tiles.RequireContinuedAsync(LogCheckpoint.Open(before, keys, mirror.PlaceOf(LogCheckpoint.Path)), cancellation);
        var entries = new LogEntries(files, tiles, jobs);
        if (election is { } wanted) await RequireElectionAsync(entries, tiles, wanted, cancellation);
        await CopyAsync(files, tiles, entries, cancellation);
        foreach (var (path, bytes) in await new BesideFiles(log, mirror, keys).ReadAsync(cancellation)) Write(path, bytes);
        if (results is not null) Write(ResultsDocument.PathOf(tiles.Size), results);
        Write(LogCheckpoint.Path, checkpoint.Note.ToBytes());
        RemoveReplaced(tiles.Size);
        return new LogExport(checkpoint, written, kept);
    }

    private static async Task RequireElectionAsync(LogEntries entries, LogTiles tiles, ElectionId wanted, CancellationToken cancellation)
    {
        if (await LogElection.ReadAsync(entries, tiles, cancellation) is not { } found || found.Value != wanted.Value)
            throw LogProblemException.Of(LogFault.OtherElection, LogCheckpoint.Path, $"The log does not begin with the definition of election {wanted}.", 0);
    }

    private async Task CopyAsync(MirroredFiles files, LogTiles tiles, LogEntries entries, CancellationToken cancellation)
    {
        var count = TileList.CountOf(tiles.Size);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(TileList.Of(tiles.Size), options, async (path, stop) =>
        {
            if (files.IsMirrored(path)) Interlocked.Increment(ref kept);
            else Write(path.ToString(), await BytesAsync(path, tiles, entries, stop));
            Progressed(Volatile.Read(ref kept) + Volatile.Read(ref written), count);
        });
    }

    private static async Task<byte[]> BytesAsync(TilePath path, LogTiles tiles, LogEntries entries, CancellationToken cancellation) => path.IsEntries
        ? EntryBundle.Write(await entries.ReadAsync(path.Index, cancellation))
        : Hash256.AsBytes(await tiles.HashesAsync(path.Level, path.Index, cancellation)).ToArray();

    private void Write(string path, byte[] bytes)
    {
        DurableFile.Write(mirror.PlaceOf(path), bytes);
        Interlocked.Increment(ref written);
    }

    /// <summary>Partial tiles and bundles in whose place there is the full one now (c2sp.org/tlog-tiles, "Partial Tiles"); readers of an older checkpoint take that.</summary>
    private void RemoveReplaced(long size)
    {
        foreach (var path in TileList.Of(size).Where(path => path.IsFull))
        {
            var partial = mirror.PlaceOf($"{path}.p");
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }
}
