namespace Tabulation.Standalone;

/// <summary>Where the ledger and the keys lie. A temporary one is deleted at the end.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly bool temporary;

    public DataDirectory(DirectoryInfo? given)
    {
        temporary = given is null;
        Path = given?.FullName ?? Directory.CreateTempSubdirectory("tabulation-").FullName;
        Directory.CreateDirectory(Keys);
    }

    public string Path { get; }

    public string Ledger => System.IO.Path.Combine(Path, "ledger.db");

    public string IntakeKey => System.IO.Path.Combine(Path, "intake.pem");

    public string CheckpointKey => System.IO.Path.Combine(Path, "log.pem");

    /// <summary>Shows the operator to the services, for what is closed to everybody else.</summary>
    public string PeersToken => System.IO.Path.Combine(Path, "peers-token");

    /// <summary>To be put elsewhere where it is to protect the ledger: see Anchor:File.</summary>
    public string Anchor => System.IO.Path.Combine(Path, "anchor");

    /// <summary>The authorities' keys of a demonstration; an operator's key where none was given.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    public void Dispose()
    {
        if (temporary) Directory.Delete(Path, recursive: true);
    }
}
