using Tabulation.Recount.Exporting;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Logs;

/// <summary>The last checkpoint that was verified, kept between runs: what the log shows later must continue it.</summary>
internal sealed class StateFile(FileInfo file)
{
    /// <summary>What a log that shows another history showed is kept beside it.</summary>
    private const string EvidenceSuffix = ".other-history";

    /// <summary>Null where there is none yet.</summary>
    /// <exception cref="LogUnreadableException">It holds no checkpoint of this log.</exception>
    public LogCheckpoint? Read(NoteVerifier log)
    {
        if (!file.Exists) return null;
        try
        {
            return LogCheckpoint.Open(File.ReadAllBytes(file.FullName), log, file.FullName);
        }
        catch (LogProblemException problem)
        {
            throw new LogUnreadableException($"--state: {problem.Message}", problem);
        }
    }

    public Task WriteAsync(LogCheckpoint checkpoint, CancellationToken cancellation) =>
        WholeFile.WriteAsync(file.FullName, checkpoint.Note.ToBytes(), cancellation);

    /// <summary>Keeps a checkpoint that contradicts the one here: together they prove that the log has shown two histories.</summary>
    /// <returns>Where.</returns>
    public async Task<string> KeepEvidenceAsync(LogCheckpoint checkpoint, CancellationToken cancellation)
    {
        var path = file.FullName + EvidenceSuffix;
        await WholeFile.WriteAsync(path, checkpoint.Note.ToBytes(), cancellation);
        return path;
    }
}
