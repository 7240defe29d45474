using System.Runtime.InteropServices;

namespace Tabulation.TransparencyLog;

/// <summary>Files that are there whole or not at all, whatever happens to the machine.</summary>
public static partial class DurableFile
{
    /// <summary>
    /// Writes the file, in place of an earlier one, and makes the directories that it needs: when this returns, the new one outlasts a power cut; until then
    /// the old one does. One caller at a time for each file.
    /// </summary>
    /// <exception cref="IOException">It cannot be written; the old one may be there, or the new one.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CreateDirectory(directory);
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        Keep(directory);
    }

    /// <summary>Makes the directory, and those above it, where they are not there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path)) return;
        var above = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CreateDirectory(above);
        Directory.CreateDirectory(path);
        Keep(above);
    }

    // What was renamed or made is in its directory, which has to be written too (fsync(2)); .NET opens files only.
    private static void Keep(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(directory, 0);
        if (descriptor < 0) throw Failure(directory);
        var kept = Sync(descriptor) == 0;
        var failure = Failure(directory);
        _ = Close(descriptor);
        if (!kept) throw failure;
    }

    private static IOException Failure(string directory) => new($"{directory} cannot be written to disk: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
