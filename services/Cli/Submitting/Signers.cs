using Tabulation.Client.Keys;
using Tabulation.Client.Results;
using Tabulation.Client.Signing;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Submitting;

/// <summary>Who signs what: one authority for everything, or the most local one that has a key.</summary>
internal sealed class Signers
{
    private readonly Dictionary<AuthorityIndex, StatementSigner> signers = [];
    private readonly Election election;
    private readonly KeyFiles files;
    private readonly LocalAuthorities local;
    private readonly AuthorityIndex? always;

    public Signers(Election election, KeyFiles files, string? authority)
    {
        (this.election, this.files) = (election, files);
        if (authority is not null) always = election.FindAuthority(authority) ?? throw new InputException($"--authority: the election has no authority {authority}.");
        local = new LocalAuthorities(election, authority is null ? files.Authorities : [authority]);
        if (always is { } one) _ = Of(one);
    }

    /// <summary>Signs a precinct's result.</summary>
    /// <exception cref="InputException">Nobody here speaks for the precinct.</exception>
    public StatementSigner For(PrecinctIndex precinct) => Of(always ?? local.Find(precinct) ?? throw new InputException(
        $"--keys: no key there is of a commission that speaks for precinct {election[precinct].Code}."));

    /// <summary>Signs as one authority.</summary>
    /// <remarks>Whether its key is the one in force the server says: it may have changed since the election was defined.</remarks>
    /// <exception cref="InputException">It has no usable key here.</exception>
    public StatementSigner Of(AuthorityIndex authority)
    {
        if (signers.TryGetValue(authority, out var known)) return known;
        var code = election[authority].Code;
        return signers[authority] = files.SignerOf(code);
    }
}
