namespace Tabulation.Contracts;

/// <summary>Numbers and lengths of the fields of a payload: statement.proto and FORMAT.md.</summary>
internal static class Payloads
{
    public const int ElectionIdField = 1, AuthorityField = 2, ReplacesField = 3, NonceField = 4;
    public const int FirstContentField = 16, LastContentField = 33;

    public const int IdLength = 32, NonceLength = 16;

    /// <summary>Longest encoded RegistryPage, in bytes.</summary>
    public const int MaxPageLength = 65_000;

    /// <summary>Longest texts, in UTF-16 code units.</summary>
    public const int MaxReason = 500, MaxLegalBasis = 300;
}
