namespace Tabulation.TransparencyLog;

/// <summary>
/// A witness's key under its name: cosigns checkpoints (c2sp.org/tlog-cosignature, type 0x04). What to cosign is for its caller to know.
/// Thread-safe.
/// </summary>
public sealed class Cosigner
{
    private readonly Ed25519SigningKey _key;

    /// <summary>A cosigner. Its key must be no other cosigner's: the signature does not cover the name.</summary>
    /// <exception cref="ArgumentException">The name is empty or has spaces, plus or control characters.</exception>
    public Cosigner(string name, Ed25519SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key;
        Verifier = new NoteVerifier(name, NoteSignatureType.Cosignature, key.PublicKey);
    }

    /// <summary>What verifies its cosignatures.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>The signature line for a checkpoint's note.</summary>
    /// <param name="checkpoint">The checkpoint, extension lines included in what is signed.</param>
    /// <param name="time">When: seconds since the Epoch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public NoteSignature Cosign(Checkpoint checkpoint, long time)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        var signature = _key.Sign(Cosignature.SignedBytes(time, checkpoint.ToString()));
        return new NoteSignature(Verifier.Name, Verifier.KeyId, new Cosignature(time, signature).ToBytes());
    }
}
