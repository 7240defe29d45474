using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>
/// The fields of a payload as slices of it: nothing is copied, and nothing but the top level is looked at. Absent ones are empty.
/// </summary>
public readonly ref struct PayloadParts
{
    /// <summary>As sent; 32 bytes where the payload is well-formed, empty in a definition.</summary>
    public ReadOnlySpan<byte> ElectionId { get; private init; }

    /// <summary>Code of the authority that speaks, ASCII where the payload is well-formed.</summary>
    public ReadOnlySpan<byte> AuthorityCode { get; private init; }

    /// <summary>As sent; 32 bytes or empty where the payload is well-formed.</summary>
    public ReadOnlySpan<byte> Replaces { get; private init; }

    /// <summary>As sent; 16 bytes where the payload is well-formed.</summary>
    public ReadOnlySpan<byte> Nonce { get; private init; }

    /// <summary>What is said; null where nothing is.</summary>
    public StatementKind? Kind { get; private init; }

    /// <summary>The encoded content.</summary>
    public ReadOnlySpan<byte> Content { get; private init; }

    /// <summary>Who speaks; null where the election has no such authority, or the code is none.</summary>
    public AuthorityIndex? FindAuthority(Election election) =>
        Codes.IsCode(AuthorityCode) ? Codes.FindAuthority(election, AuthorityCode) : null;

    internal PayloadParts With(uint field, ReadOnlySpan<byte> value) => field switch
    {
        Payloads.ElectionIdField => this with { ElectionId = value },
        Payloads.AuthorityField => this with { AuthorityCode = value },
        Payloads.ReplacesField => this with { Replaces = value },
        Payloads.NonceField => this with { Nonce = value },
        _ => this with { Kind = (StatementKind)field, Content = value },
    };
}
