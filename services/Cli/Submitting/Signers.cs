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
    private readonly StatementSigner? always;

    /// <param name="election">As it was defined.</param>
    /// <param name="files">The keys there are.</param>
    /// <param name="authority">
    /// Signs everything, whether the election as it was defined knows it or not: it may have been added since, which the server knows.
    /// </param>
    /// <exception cref="InputException">That authority has no usable key here.</exception>
    public Signers(Election election, KeyFiles files, string? authority)
    {
        (this.election, this.files) = (election, files);
        always = authority is null ? null : files.SignerOf(authority);
        local = new LocalAuthorities(election, files.Authorities);
    }

    /// <summary>Signs a precinct's result.</summary>
    /// <exception cref="InputException">Nobody here speaks for the precinct.</exception>
    public StatementSigner For(PrecinctIndex precinct) => always ?? Of(local.Find(precinct) ?? throw new InputException(
        $"--keys: no key there is of a commission that speaks for precinct {election[precinct].Code}."));

    /// <summary>Signs as one authority of those that the election was defined with.</summary>
    /// <remarks>Whether its key is the one in force the server says: it may have changed since the election was defined.</remarks>
    /// <exception cref="InputException">It has no usable key here.</exception>
    private StatementSigner Of(AuthorityIndex authority)
    {
        if (signers.TryGetValue(authority, out var known)) return known;
        var code = election[authority].Code;
        return signers[authority] = files.SignerOf(code);
    }
}
