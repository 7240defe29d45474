using System.Runtime.InteropServices;

namespace Tabulation.Witness;

/// <summary>Files that are there whole or not at all, whatever happens to the machine.</summary>
internal static partial class DurableFile
{
    /// <summary>Replaces the file, if there is one: when this returns, the new one outlasts a power cut; until then the old one does.</summary>
    /// <exception cref="IOException">It cannot be written; the old one may be there, or the new one.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        Keep(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes the directory, where it is not there.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        Keep(Path.GetDirectoryName(Path.GetFullPath(path))!);
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
