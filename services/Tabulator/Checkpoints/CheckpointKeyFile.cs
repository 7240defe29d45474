using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>The file with the log's own key.</summary>
public static class CheckpointKeyFile
{
    /// <summary>Makes a key there, readable by its owner only, where there is no file yet.</summary>
    public static void Require(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) PrivateFile.TryCreate(path, Ed25519SigningKey.Create().ToPem());
    }
}
