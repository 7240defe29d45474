using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>The one signature of a bundle that came whole: verified once for each key that its statements call for, which is one nearly always.</summary>
internal sealed class BundleSignature(BundleVerifier verifier, Hash256[] leaves, ReadOnlyMemory<byte> signature)
{
    private readonly MerkleTree tree = new(leaves);
    private VerificationKey? lastKey;
    private BundleCheck lastCheck;

    public BundleProof ProofOf(int index) => new(index, leaves.Length, tree.Path(index), signature);

    public BundleCheck CheckWith(VerificationKey key)
    {
        if (key.Equals(lastKey)) return lastCheck;
        lastKey = key;
        return lastCheck = verifier.VerifyHead(key, PayloadType.StatementBundle, tree.Head, signature);
    }
}
