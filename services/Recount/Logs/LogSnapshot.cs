using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>A log's present checkpoint, and the results published for it.</summary>
/// <param name="Checkpoint">Signed by the log.</param>
/// <param name="Results">Null where there are none.</param>
public sealed record LogSnapshot(LogCheckpoint Checkpoint, byte[]? Results)
{
    private const int MostAttempts = 5;

    /// <summary>Reads both. Results of an older checkpoint may not be kept: they are read before anything that takes long.</summary>
    /// <exception cref="LogUnreadableException">The log cannot be read.</exception>
    /// <exception cref="LogProblemException">The checkpoint is wrong.</exception>
    public static async Task<LogSnapshot> ReadAsync(ILogFiles files, IReadOnlyList<NoteVerifier> log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var attempt = 1; ; attempt++)
        {
            var checkpoint = await LogCheckpoint.ReadAsync(files, log, cancellation);
            var results = await files.ReadAsync(ResultsDocument.PathOf(checkpoint.Head.Size), cancellation);
            if (results is not null || attempt == MostAttempts) return new LogSnapshot(checkpoint, results);
            // A newer checkpoint may have taken its place meanwhile, and its results that of the older ones.
            if ((await LogCheckpoint.ReadAsync(files, log, cancellation)).Head.Size == checkpoint.Head.Size) return new LogSnapshot(checkpoint, null);
        }
    }
}
