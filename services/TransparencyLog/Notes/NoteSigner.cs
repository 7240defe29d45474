namespace Tabulation.TransparencyLog;

/// <summary>Signs notes under a name with signatures of type 0x01 (c2sp.org/signed-note, "Ed25519 signatures"). Thread-safe.</summary>
public sealed class NoteSigner
{
    private readonly Ed25519SigningKey[] _keys;

    /// <summary>A signer; for a log the name should be the origin of its checkpoints.</summary>
    /// <param name="name">The name of all its keys.</param>
    /// <param name="key">Its key.</param>
    /// <param name="former">Keys that it had before and that sign too, so that whoever knows only those can go on verifying.</param>
    /// <exception cref="ArgumentException">The name is empty or has spaces, plus or control characters.</exception>
    public NoteSigner(string name, Ed25519SigningKey key, params IReadOnlyList<Ed25519SigningKey> former)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(former);
        _keys = [key, .. former];
        Verifiers = [.. _keys.Select(each => new NoteVerifier(name, NoteSignatureType.Ed25519, each.PublicKey))];
    }

    /// <summary>What verifies the signatures of its key.</summary>
    public NoteVerifier Verifier => Verifiers[0];

    /// <summary>What verifies the signatures of each of its keys, the present one first.</summary>
    public IReadOnlyList<NoteVerifier> Verifiers { get; }

    /// <summary>The note of this text with a signature of each key.</summary>
    /// <exception cref="ArgumentException">The text cannot be a note's (<see cref="SignedNote.Of"/>).</exception>
    public SignedNote Sign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = NoteText.Encode(text);
        return SignedNote.Of(text, [.. _keys.Zip(Verifiers, (key, verifier) => new NoteSignature(verifier.Name, verifier.KeyId, key.Sign(bytes)))]);
    }
}
