using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>The one signature of a bundle that came whole: verified once for each key that its statements call for, which is one nearly always.</summary>
internal sealed class BundleSignature(BundleVerifier verifier, Hash256[] leaves, ReadOnlyMemory<byte> signature)
{
    private readonly MerkleTree tree = new(leaves);
    private readonly Dictionary<VerificationKey, BundleCheck> checks = [];

    public BundleProof ProofOf(int index) => new(index, leaves.Length, tree.Path(index), signature);

    public BundleCheck CheckWith(VerificationKey key) => checks.TryGetValue(key, out var known)
        ? known
        : checks[key] = verifier.VerifyHead(key, PayloadType.StatementBundle, tree.Head, signature);
}
