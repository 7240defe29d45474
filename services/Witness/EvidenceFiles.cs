using System.Text;
using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>Keeps contradictions, each pair of notes once, as files that can be handed on, and says so.</summary>
internal sealed partial class EvidenceFiles(string directory, ILogger log)
{
    /// <summary>Anyone may send what fills a disk: of each kind, so many of a log are kept.</summary>
    internal const int Most = 100;

    /// <summary>Never throws because of the disk: a contradiction that cannot be kept is printed whole.</summary>
    public void Keep(string origin, Contradiction contradiction)
    {
        try
        {
            var path = Path.Combine(directory, Checkpoint.HashOf(origin), contradiction.Name);
            if (File.Exists(path) || !HasRoom(path, contradiction.Kind)) return;
            DurableFile.Write(path, Encoding.UTF8.GetBytes($"{contradiction}"));
            Say(origin, contradiction, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotKept(failure, origin, $"{contradiction}");
        }
    }

    private static bool HasRoom(string path, ContradictionKind kind)
    {
        var folder = Path.GetDirectoryName(path)!;
        return !Directory.Exists(folder) || Directory.EnumerateFiles(folder, Contradiction.Prefix(kind) + "*").Count() < Most;
    }

    private void Say(string origin, Contradiction contradiction, string path)
    {
        switch (contradiction.Kind)
        {
            case ContradictionKind.Fork:
                LogFork(origin, contradiction.Cosigned.Head.Size, path);
                break;
            case ContradictionKind.Unproven:
                LogUnproven(origin, contradiction.Cosigned.Head.Size, path);
                break;
        }
    }

    [LoggerMessage(LogLevel.Critical, "The log {Origin} has signed two histories of {Size} entries. Publish the proof: {Path}")]
    private partial void LogFork(string origin, long size, string path);

    [LoggerMessage(LogLevel.Error, "A checkpoint signed by {Origin} came without proof that it continues the {Size} entries cosigned here. Not cosigned, kept: {Path}")]
    private partial void LogUnproven(string origin, long size, string path);

    [LoggerMessage(LogLevel.Critical, "Evidence about {Origin} cannot be kept as a file; here it is: {Contradiction}")]
    private partial void LogNotKept(Exception failure, string origin, string contradiction);
}
