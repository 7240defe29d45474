namespace Tabulation.Contracts.Keys;

/// <summary>Files that only their owner may read: mode 0600 in a directory made with mode 0700.</summary>
public static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file, durably; false where it exists already.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static bool TryCreate(string path, string text)
    {
        CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path))
            return false;
        using var file = new StreamWriter(new FileStream(path, Options()));
        file.Write(text);
        file.Flush();
        ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        return true;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        return options;
    }

    private static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
    }
}
