using System.Text;
using Tabulation.TransparencyLog;

namespace Tabulation.Anchor;

/// <summary>
/// The anchor in a file, to be put on another volume than the ledger: one line is added for each move, and the last whole one counts. So a move that a power
/// cut interrupts has not been made, and the file tells where the log stood when. Evidence lies beside it, in a file of its name and ".evidence".
/// </summary>
/// <remarks>Processes on one machine, or on a file system whose locks are shared, exclude each other by opening it for themselves alone: on Unix any other way of sharing lets several write.</remarks>
/// <param name="path">The file; made at the first move, in a folder that is there.</param>
/// <param name="origin">Origin of the log.</param>
public sealed class FileAnchor(string path, string origin) : IAnchor
{
    /// <summary>More than the longest line has.</summary>
    private const int Tail = 4_096;

    /// <summary>More than any note has that is taken in.</summary>
    private const int MostEvidence = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public Task<TreeHead?> ReadAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (!File.Exists(path)) return null;
        await using var file = await OpenAsync(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, cancellationToken);
        return Last(file);
    });

    /// <inheritdoc/>
    public Task<bool> TryMoveAsync(TreeHead? from, TreeHead to, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var file = await OpenAsync(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, cancellationToken);
        if (Last(file) != from) return false;
        Append(file, AnchorLine.Write(to, origin));
        return true;
    });

    /// <inheritdoc/>
    public Task<SignedNote?> ReadEvidenceAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (!File.Exists(EvidencePath)) return null;
        await using var file = await OpenAsync(EvidencePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, cancellationToken);
        return Evidence(file);
    });

    /// <inheritdoc/>
    public Task KeepEvidenceAsync(SignedNote evidence, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(evidence);
        await using var file = await OpenAsync(EvidencePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, cancellationToken);
        if (Evidence(file) is not null) return false;
        file.SetLength(0);
        file.Write(evidence.ToBytes());
        file.Flush(flushToDisk: true);
        return true;
    });

    /// <summary>Null for what a power cut has left of one: it is found again.</summary>
    private static SignedNote? Evidence(FileStream file) => SignedNote.TryParse(Read(file, file.Length, MostEvidence), out var note) ? note : null;

    /// <summary>What an interrupted move left behind its last whole line is overwritten.</summary>
    private static void Append(FileStream file, string line)
    {
        file.Position = WholeLength(file);
        file.Write(Encoding.UTF8.GetBytes(line));
        file.SetLength(file.Position);
        file.Flush(flushToDisk: true);
    }

    private string EvidencePath => path + ".evidence";

    private TreeHead? Last(FileStream file)
    {
        var end = WholeLength(file);
        if (end == 0) return null;
        var lines = Encoding.UTF8.GetString(Read(file, end)).Split('\n');
        if (!AnchorLine.TryRead(lines[^2], out var head, out var whose)) throw new AnchorException($"The anchor {path} ends with what is no anchor.");
        return whose == origin ? head : throw new AnchorException($"The anchor {path} belongs to the log {whose}, not to {origin}.");
    }

    private static long WholeLength(FileStream file)
    {
        var tail = Read(file, file.Length);
        return file.Length - tail.Length + tail.AsSpan().LastIndexOf((byte)'\n') + 1;
    }

    private static byte[] Read(FileStream file, long end, int most = Tail)
    {
        var tail = new byte[Math.Min(most, end)];
        file.Position = end - tail.Length;
        file.ReadExactly(tail);
        return tail;
    }

    /// <summary>Another process may have it for itself at the moment.</summary>
    private static async Task<FileStream> OpenAsync(string path, FileMode mode, FileAccess access, FileShare share, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException)
                && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(RetryAfter, TimeProvider.System, cancellation);
            }
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> access)
    {
        try
        {
            return await access();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AnchorException($"The anchor {path} cannot be used: {failure.Message}", failure);
        }
    }
}
