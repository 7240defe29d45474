using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Logs;

/// <summary>A checkpoint that its log has signed.</summary>
/// <param name="Note">As signed.</param>
/// <param name="Origin">Which log's.</param>
/// <param name="Head">Size and root.</param>
public sealed record LogCheckpoint(SignedNote Note, string Origin, TreeHead Head)
{
    /// <summary>Where it lies.</summary>
    public const string Path = "checkpoint";

    /// <summary>Reads and checks a checkpoint.</summary>
    /// <param name="bytes">The note.</param>
    /// <param name="log">The log's keys, at least one, any of which will do; their name is the origin.</param>
    /// <param name="file">Where it was read, for messages.</param>
    /// <exception cref="LogProblemException">It is malformed, of another log, or not signed by one of these keys.</exception>
    public static LogCheckpoint Open(ReadOnlySpan<byte> bytes, IReadOnlyList<NoteVerifier> log, string file = Path)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (!SignedNote.TryParse(bytes, out var note) || !Checkpoint.TryParse(note.Text, out var checkpoint))
            throw LogProblemException.Of(LogFault.CheckpointMalformed, file, "This is no signed checkpoint.");
        if (note.Check(log, out _) != NoteCheck.Verified)
            throw LogProblemException.Of(
                LogFault.CheckpointNotSigned, file, $"The key {string.Join(" or ", log.Select(key => $"{key.Name}+{key.KeyId:x8}"))} has not signed this checkpoint.");
        if (checkpoint.Origin != log[0].Name)
            throw LogProblemException.Of(LogFault.OriginDiffers, file, $"The checkpoint is of {checkpoint.Origin}, not of {log[0].Name}.");
        if (checkpoint.Head.Size == 0 && checkpoint.Head.Root != Rfc6962.EmptyRoot)
            throw LogProblemException.Of(LogFault.RootDiffers, file, "A tree without entries has another root.");
        return new LogCheckpoint(note, checkpoint.Origin, checkpoint.Head);
    }

    /// <summary>The log's present checkpoint.</summary>
    /// <exception cref="LogUnreadableException">It cannot be read, or there is none.</exception>
    /// <exception cref="LogProblemException">It is wrong.</exception>
    public static async Task<LogCheckpoint> ReadAsync(ILogFiles files, IReadOnlyList<NoteVerifier> log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        var bytes = await files.ReadAsync(Path, cancellation)
            ?? throw new LogUnreadableException($"There is no log: {files.PlaceOf(Path)} does not exist.");
        return Open(bytes, log);
    }
}
