namespace Tabulation.TransparencyLog;

/// <summary>Signs notes under a name with signatures of type 0x01 (c2sp.org/signed-note, "Ed25519 signatures"). Thread-safe.</summary>
public sealed class NoteSigner
{
    private readonly Ed25519SigningKey _key;

    /// <summary>A signer; for a log the name should be the origin of its checkpoints.</summary>
    /// <exception cref="ArgumentException">The name is empty or has spaces, plus or control characters.</exception>
    public NoteSigner(string name, Ed25519SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key;
        Verifier = new NoteVerifier(name, NoteSignatureType.Ed25519, key.PublicKey);
    }

    /// <summary>What verifies its signatures.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>The note of this text with this signature.</summary>
    /// <exception cref="ArgumentException">The text cannot be a note's (<see cref="SignedNote.Of"/>).</exception>
    public SignedNote Sign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SignedNote.Of(text, [new NoteSignature(Verifier.Name, Verifier.KeyId, _key.Sign(NoteText.Encode(text)))]);
    }
}
