namespace Tabulation.Recount.Exporting;

/// <summary>Files that are there whole or not at all, however the program that writes them ends.</summary>
public static class WholeFile
{
    /// <summary>Writes a file, replacing an earlier one, and makes the folders it needs.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + ".part";
        await File.WriteAllBytesAsync(part, bytes, cancellation);
        File.Move(part, path, overwrite: true);
    }
}
