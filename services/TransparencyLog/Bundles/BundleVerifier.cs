namespace Tabulation.TransparencyLog;

/// <summary>
/// Verifies bundles, whole or payload by payload. Thread-safe; one for the whole process. A bundle of one is a bundle.
/// </summary>
/// <param name="verified">Remembers the signatures, so that a bundle costs one verification however its payloads come.</param>
public sealed class BundleVerifier(VerifiedSignatures verified)
{
    /// <summary>Whether <paramref name="key"/> signed <paramref name="payload"/> as a <paramref name="type"/>, as the proof says.</summary>
    public BundleCheck Verify(VerificationKey key, PayloadType type, ReadOnlySpan<byte> payload, in BundleProof proof) =>
        Verify(key, type, Rfc6962.LeafHash(payload), proof);

    /// <summary>The same for a payload of which the leaf hash (<see cref="Rfc6962.LeafHash"/>) is known.</summary>
    public BundleCheck Verify(VerificationKey key, PayloadType type, Hash256 leaf, in BundleProof proof)
    {
        var shape = CheckShape(type, proof);
        if (shape != BundleCheck.Signed)
            return shape;
        return AuditPath.TryRoot(leaf, proof.Index, proof.Size, Hash256.Cast(proof.Path.Span), out var root)
            ? VerifyHead(key, type, new TreeHead(proof.Size, root), proof.Signature)
            : BundleCheck.PathLengthWrong;
    }

    /// <summary>
    /// Whether <paramref name="key"/> signed exactly these payloads (their leaf hashes, in order) as a <paramref name="type"/>. If so
    /// <paramref name="bundle"/> has each one's proof; one node hash a payload is all that they cost.
    /// </summary>
    /// <returns>
    /// <see cref="BundleCheck.Signed"/>, <see cref="BundleCheck.SizeOutOfRange"/>, <see cref="BundleCheck.SignatureLengthWrong"/> or
    /// <see cref="BundleCheck.SignatureWrong"/>.
    /// </returns>
    public BundleCheck VerifyWhole(
        VerificationKey key, PayloadType type, ReadOnlySpan<Hash256> leaves, ReadOnlyMemory<byte> signature, out SignedBundle? bundle)
    {
        bundle = null;
        if (leaves.IsEmpty || leaves.Length > type.MostPayloads)
            return BundleCheck.SizeOutOfRange;
        var tree = new MerkleTree(leaves);
        var check = VerifyHead(key, type, tree.Head, signature);
        if (check == BundleCheck.Signed)
            bundle = new SignedBundle(tree, signature);
        return check;
    }

    private static BundleCheck CheckShape(PayloadType type, in BundleProof proof)
    {
        if (proof.Size < 1 || proof.Size > type.MostPayloads)
            return BundleCheck.SizeOutOfRange;
        if (proof.Index < 0 || proof.Index >= proof.Size)
            return BundleCheck.IndexOutOfRange;
        return proof.Path.Length == Hash256.Size * AuditPath.Length(proof.Index, proof.Size)
            ? BundleCheck.Signed
            : BundleCheck.PathLengthWrong;
    }

    /// <summary>Whether <paramref name="key"/> signed a bundle of this size and root as a <paramref name="type"/>.</summary>
    public BundleCheck VerifyHead(VerificationKey key, PayloadType type, TreeHead head, ReadOnlyMemory<byte> signature)
    {
        if (signature.Length != P256.SignatureLength)
            return BundleCheck.SignatureLengthWrong;
        Span<byte> signed = stackalloc byte[HeadSignature.MostSignedBytes];
        var length = HeadSignature.WriteSignedBytes(type, head, signed);
        return verified.Verify(key, signed[..length], signature.Span) ? BundleCheck.Signed : BundleCheck.SignatureWrong;
    }
}
