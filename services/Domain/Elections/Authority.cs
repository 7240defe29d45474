using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>What an authority may do. Values as in definition.proto.</summary>
public enum AuthorityRole
{
    /// <summary>Reports results for precincts in its area; reviews those reported by another authority in its area.</summary>
    Commission = 1,

    /// <summary>Reports its own copies of results.</summary>
    Observer = 2,

    /// <summary>Reports exit polls.</summary>
    Pollster = 3,

    /// <summary>Annuls and reinstates.</summary>
    Court = 4,
}

/// <summary>Whoever signs statements: an office and its key.</summary>
/// <param name="Code">Unique among the election's authorities.</param>
/// <param name="PublicKey">65 bytes, SEC 1 uncompressed P-256 point.</param>
/// <param name="Areas">The areas it may speak for, ascending; none for the whole election.</param>
public sealed record Authority(
    string Code,
    IReadOnlyList<LocalizedText> Names,
    AuthorityRole Role,
    ReadOnlyMemory<byte> PublicKey,
    IReadOnlyList<AreaIndex> Areas)
{
    public const int PublicKeySize = 65;

    public ReadOnlyMemory<byte> PublicKey
    {
        get;
        init
        {
            field = value;
            Key = KeyId.OfPublicKey(value.Span);
        }
    } = PublicKey;

    /// <summary>Id of <see cref="PublicKey"/>, also in a copy made with another one.</summary>
    public KeyId Key { get; private init; } = KeyId.OfPublicKey(PublicKey.Span);

    /// <summary>The keys it had before, the first one first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> FormerKeys { get; private init; } = [];

    /// <summary>Whether it speaks no more.</summary>
    public bool Revoked { get; init; }

    public bool SpeaksForAll => Areas.Count == 0;

    /// <summary>The same office with a new key, speaking again where it was revoked.</summary>
    internal Authority WithKey(ReadOnlyMemory<byte> key) => this with { PublicKey = key, FormerKeys = [.. FormerKeys, PublicKey], Revoked = false };

    /// <summary>True where both have, or ever had, one key: whoever holds that can speak for either, so that they are one official.</summary>
    internal bool IsOneWith(Authority other) => Knows(other.PublicKey) || other.FormerKeys.Any(Knows);

    /// <summary>True where it has this key or ever had it.</summary>
    internal bool Knows(ReadOnlyMemory<byte> key) =>
        PublicKey.Span.SequenceEqual(key.Span) || FormerKeys.Any(former => former.Span.SequenceEqual(key.Span));
}
