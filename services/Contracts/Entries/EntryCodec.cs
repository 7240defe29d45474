namespace Tabulation.Contracts;

/// <summary>Encodes and decodes tabulation.v1.Entry, the leaf of the log.</summary>
public static class EntryCodec
{
    /// <summary>The longest leaf, in bytes.</summary>
    public const int MaxLength = 65_535;
}
