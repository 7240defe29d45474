using System.ComponentModel.DataAnnotations;
using Npgsql;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Intake;

/// <summary>Where the ledger is, in the configuration section <c>Store</c>.</summary>
public sealed record StoreSettings
{
    public const string Section = "Store";

    /// <summary>Host name of PostgreSQL, or several with commas between: the one that takes writes is used. Default localhost.</summary>
    [Required, MinLength(1)]
    public string Host { get; init; } = "localhost";

    /// <summary>Its port, of all hosts. Default 5432.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 5432;

    /// <summary>Database, which belongs to the ledger alone. Default tabulation.</summary>
    [Required, MinLength(1)]
    public string Database { get; init; } = "tabulation";

    /// <summary>User, who owns the database. Default tabulation.</summary>
    [Required, MinLength(1)]
    public string User { get; init; } = "tabulation";

    /// <summary>File that holds the user's password and nothing else.</summary>
    [Required]
    public string PasswordFile { get; init; } = "";

    /// <summary>Whether the connection must be encrypted: Disable, Prefer, Require, VerifyCA or VerifyFull. Default Prefer.</summary>
    public SslMode Encryption { get; init; } = SslMode.Prefer;

    /// <exception cref="SettingException">The password cannot be read.</exception>
    public string ReadConnectionString() => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Database = Database,
        Username = User,
        Password = SecretFile.ReadText(PasswordFile, $"{Section}:{nameof(PasswordFile)}"),
        SslMode = Encryption,
        TargetSessionAttributes = Host.Contains(',', StringComparison.Ordinal) ? "read-write" : null,
    }.ToString();
}
