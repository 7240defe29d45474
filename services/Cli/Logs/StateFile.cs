using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Logs;

/// <summary>The last checkpoint that was verified, kept between runs: what the log shows later must continue it.</summary>
internal sealed class StateFile(FileInfo file)
{
    /// <summary>
    /// What a log that shows another history showed is kept beside it, each in a file of its own: evidence is never written over.
    /// </summary>
    private const string EvidenceSuffix = ".other-history";

    private const int DigitsOfRoot = 16;

    /// <summary>Null where there is none yet.</summary>
    /// <exception cref="LogUnreadableException">It holds no checkpoint of this log.</exception>
    public LogCheckpoint? Read(IReadOnlyList<NoteVerifier> log)
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

    public void Write(LogCheckpoint checkpoint) => DurableFile.Write(file.FullName, checkpoint.Note.ToBytes());

    /// <summary>Keeps a checkpoint that contradicts the one here: together they prove that the log has shown two histories.</summary>
    /// <returns>Where.</returns>
    public string KeepEvidence(LogCheckpoint checkpoint)
    {
        var path = $"{file.FullName}{EvidenceSuffix}-{checkpoint.Head.Size}-{checkpoint.Head.Root.ToString()[..DigitsOfRoot]}";
        if (!File.Exists(path)) DurableFile.Write(path, checkpoint.Note.ToBytes());
        return path;
    }
}
