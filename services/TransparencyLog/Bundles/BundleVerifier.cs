namespace Tabulation.TransparencyLog;

/// <summary>
/// Verifies payloads of bundles one by one. Thread-safe; one for the whole process. A bundle of one is a bundle.
/// </summary>
/// <param name="verified">Remembers the signatures, so that a bundle costs one verification.</param>
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
        return IsSigned(key, type, leaf, proof) ? BundleCheck.Signed : BundleCheck.SignatureWrong;
    }

    private static BundleCheck CheckShape(PayloadType type, in BundleProof proof)
    {
        if (proof.Size < 1 || proof.Size > type.MostPayloads)
            return BundleCheck.SizeOutOfRange;
        if (proof.Index < 0 || proof.Index >= proof.Size)
            return BundleCheck.IndexOutOfRange;
        if (proof.Path.Length != Hash256.Size * AuditPath.Length(proof.Index, proof.Size))
            return BundleCheck.PathLengthWrong;
        return proof.Signature.Length == P256.SignatureLength ? BundleCheck.Signed : BundleCheck.SignatureLengthWrong;
    }

    private bool IsSigned(VerificationKey key, PayloadType type, Hash256 leaf, in BundleProof proof)
    {
        if (!AuditPath.TryRoot(leaf, proof.Index, proof.Size, Hash256.Cast(proof.Path.Span), out var root))
            return false;
        Span<byte> signed = stackalloc byte[HeadSignature.MostSignedBytes];
        var length = HeadSignature.WriteSignedBytes(type, new TreeHead(proof.Size, root), signed);
        return verified.Verify(key, signed[..length], proof.Signature.Span);
    }
}
