using System.ComponentModel.DataAnnotations;
using Npgsql;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Anchor;

/// <summary>Where the log's latest head is anchored, in the configuration section <c>Anchor</c>: in a file, or in a database.</summary>
public sealed record AnchorSettings
{
    public const string Section = "Anchor";

    /// <summary>Origin of the log, as its checkpoints name it: best an address without scheme, like <c>results.example/majilis-2023</c>.</summary>
    [Required, RegularExpression(@"[^\s+]{1,200}", ErrorMessage = "an origin has 1 to 200 characters, without blanks and plus signs")]
    public string Origin { get; init; } = "";

    /// <summary>File, on another volume than the ledger's. Either this or Host.</summary>
    public string File { get; init; } = "";

    /// <summary>Host name of another PostgreSQL than the ledger's. Either this or File.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port. Default 5432.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 5432;

    /// <summary>Database, which may hold other logs' anchors. Default anchor.</summary>
    [Required, MinLength(1)]
    public string Database { get; init; } = "anchor";

    /// <summary>User. Default anchor.</summary>
    [Required, MinLength(1)]
    public string User { get; init; } = "anchor";

    /// <summary>File that holds the user's password and nothing else.</summary>
    public string PasswordFile { get; init; } = "";

    /// <exception cref="SettingException">Neither a file nor a host is named, or both are; or the password cannot be read.</exception>
    public IAnchor Open()
    {
        if (File.Length > 0 == Host.Length > 0)
            throw new SettingException($"{Section}:{nameof(File)}", $"must name a file on another volume than the ledger's, or {Section}:{nameof(Host)} another database: one of the two");
        return File.Length > 0 ? new FileAnchor(File, Origin) : new PostgresAnchor(ReadConnectionString(), Origin);
    }

    private string ReadConnectionString() => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Database = Database,
        Username = User,
        Password = SecretFile.ReadText(PasswordFile, $"{Section}:{nameof(PasswordFile)}"),
        Timeout = 3,
        CommandTimeout = 3,
    }.ToString();
}
