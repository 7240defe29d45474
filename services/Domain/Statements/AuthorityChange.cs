using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>What happens to an authority. Values are the field numbers in statement.proto.</summary>
public enum AuthorityChangeKind
{
    /// <summary>A new one.</summary>
    Add = 1,

    /// <summary>It gets a new key; where it was revoked, it speaks again.</summary>
    Rotate = 2,

    /// <summary>It speaks no more.</summary>
    Revoke = 3,
}

/// <summary>A change among the authorities, from the next position on.</summary>
/// <param name="Change">What happens.</param>
/// <param name="Changed">Who is concerned; null where no such authority exists, and where one is added.</param>
/// <param name="Added">The new one; null unless one is added.</param>
/// <param name="NewKey">65 bytes, SEC 1 uncompressed P-256 point; empty unless a key is replaced.</param>
/// <param name="HasReason">Whether one is given.</param>
public sealed record AuthorityChange(
    AuthorityChangeKind Change,
    AuthorityIndex? Changed,
    Authority? Added,
    ReadOnlyMemory<byte> NewKey,
    bool HasReason) : StatementContent
{
    public override StatementKind Kind => StatementKind.AuthorityChange;
}
