namespace Tabulation.TransparencyLog;

/// <summary>
/// The head of a ledger with a signature of type <see cref="PayloadType.Head"/>. A head names its ledger only through its root, by
/// the first leaf under it.
/// </summary>
/// <param name="Head">What is signed.</param>
/// <param name="Signature">64 bytes (<see cref="P256"/>); not verified by being here.</param>
public sealed record SignedHead(TreeHead Head, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Signs <paramref name="head"/>.</summary>
    public static SignedHead Sign(SigningKey key, TreeHead head) => new(head, HeadSignature.Sign(key, PayloadType.Head, head));

    /// <summary>Whether <paramref name="key"/> signed exactly this size and root as a ledger's head.</summary>
    public bool IsSignedBy(VerificationKey key)
    {
        Span<byte> signed = stackalloc byte[HeadSignature.MostSignedBytes];
        return key.Verify(signed[..HeadSignature.WriteSignedBytes(PayloadType.Head, Head, signed)], Signature.Span);
    }
}
