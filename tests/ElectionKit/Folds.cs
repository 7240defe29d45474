using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Tabulation.TransparencyLog;

namespace Tabulation.ElectionKit;

/// <summary>Folds of the small election's ledgers.</summary>
public static class Folds
{
    /// <summary>A new one, at position 0.</summary>
    public static VerifiedFold Fold(this SmallElection election)
    {
        ArgumentNullException.ThrowIfNull(election);
        return new VerifiedFold(new KeyId(Digest.From(election.Root.PublicKey.Id.ToArray())), VerifierOf(election));
    }

    public static EntryVerifier VerifierOf(SmallElection election)
    {
        ArgumentNullException.ThrowIfNull(election);
        return new EntryVerifier(new BundleVerifier(new VerifiedSignatures(16)), election.Root.PublicKey);
    }
}
