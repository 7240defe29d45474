using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>The file with the log's own key.</summary>
public static class CheckpointKeyFile
{
    /// <summary>Makes a key there, readable by its owner only, where there is no file yet.</summary>
    public static void Require(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(Ed25519SigningKey.Create().ToPem());
    }
}
