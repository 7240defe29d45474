using Tabulation.Contracts;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount;

/// <summary>An entry, its leaf hash, and the key that signed its statement; none where that is not its authority's.</summary>
public readonly record struct VerifiedEntry(DecodedEntry Entry, Hash256 LeafHash, KeyId SignedBy)
{
    public bool IsSigned => SignedBy != default;
}
