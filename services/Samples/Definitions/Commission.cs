using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Definitions;

/// <summary>Authorities: those that report and review results, and others.</summary>
internal static class Commission
{
    /// <param name="code">Its code, for which the key is asked.</param>
    /// <param name="names">The office's name.</param>
    /// <param name="publicKeyOf">Gives the key.</param>
    /// <param name="areas">Numbers of its areas; none for the whole election.</param>
    public static Authority Of(
        string code, IEnumerable<LocalizedText> names, Func<string, ReadOnlyMemory<byte>> publicKeyOf, params uint[] areas) =>
        WithRole(AuthorityRole.Commission, code, names, publicKeyOf, areas);

    /// <inheritdoc cref="Of"/>
    public static Authority WithRole(
        AuthorityRole role, string code, IEnumerable<LocalizedText> names, Func<string, ReadOnlyMemory<byte>> publicKeyOf,
        params uint[] areas) => new()
    {
        Code = code,
        Names = { names },
        Role = role,
        PublicKey = ByteString.CopyFrom(publicKeyOf(code).Span),
        Areas = { areas },
    };
}
