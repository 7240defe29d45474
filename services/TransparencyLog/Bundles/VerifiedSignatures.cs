namespace Tabulation.TransparencyLog;

/// <summary>
/// Signatures already verified, so that the payloads of a bundle cost one verification together. Thread-safe, and bounded: the ones
/// not seen for longest are forgotten first.
/// </summary>
/// <remarks>
/// An entry is SHA-256(key id || signed bytes || signature), added after a successful verification only: another signature over
/// the same bytes, the same signature over other bytes or another key find nothing.
/// </remarks>
/// <param name="capacity">The most entries, at least 2. An entry takes about 100 bytes.</param>
public sealed class VerifiedSignatures(int capacity)
{
    private readonly TwoGenerations<Hash256, bool> _verified = new(capacity);

    /// <summary>How many signatures are remembered, at most the capacity.</summary>
    public int Count => _verified.Count;

    /// <summary>As <see cref="VerificationKey.Verify"/>, but remembers.</summary>
    public bool Verify(VerificationKey key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != P256.SignatureLength)
            return false;
        var entry = Entry(key, data, signature);
        if (_verified.TryGet(entry, out _))
            return true;
        if (!key.Verify(data, signature))
            return false;
        _verified.Add(entry, true);
        return true;
    }

    // Unambiguous, because key id and signature have fixed lengths.
    private static Hash256 Entry(VerificationKey key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> id = stackalloc byte[Hash256.Size];
        key.Id.CopyTo(id);
        return Sha256.Of(id, data, signature);
    }
}
