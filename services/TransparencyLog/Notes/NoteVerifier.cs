using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// A public key under a name, for one type of signature (c2sp.org/signed-note, "Verifier keys"): who is trusted to sign notes.
/// Thread-safe. Equal by all three.
/// </summary>
public sealed class NoteVerifier : IEquatable<NoteVerifier>
{
    private readonly string _vkey;

    /// <summary>A verifier whose key id is the recommended one.</summary>
    /// <exception cref="ArgumentException">The name is empty or has spaces, plus or control characters.</exception>
    public NoteVerifier(string name, NoteSignatureType type, Ed25519VerificationKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        (Name, Type, Key) = (Checked(name), type, key);
        byte[] material = [(byte)type, .. key.Bytes.Span];
        KeyId = IdOf(name, material);
        _vkey = $"{name}+{KeyId:x8}+{Convert.ToBase64String(material)}";
    }

    /// <summary>The key's name, as in its signature lines.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name || newline || type || key), big-endian, as in its signature lines.</summary>
    public uint KeyId { get; }

    /// <summary>What its signatures cover.</summary>
    public NoteSignatureType Type { get; }

    /// <summary>The public key.</summary>
    public Ed25519VerificationKey Key { get; }

    /// <summary>
    /// Reads a vkey: "NAME+HEX(key id)+BASE64(type || key)", 8 lower-case digits. False for anything else, for a type other than
    /// those of <see cref="NoteSignatureType"/>, and for a key id that is not the recommended one.
    /// </summary>
    public static bool TryParse(string vkey, [NotNullWhen(true)] out NoteVerifier? verifier)
    {
        ArgumentNullException.ThrowIfNull(vkey);
        verifier = null;
        // Only the base64 may have a plus of its own.
        if (vkey.Split('+', 3) is not [var name, _, var base64] || !NoteText.IsKeyName(name))
            return false;
        if (!StrictBase64.TryDecode(base64, out byte[]? material) || !TryType(material, out var type))
            return false;
        if (!Ed25519VerificationKey.TryRead(material.AsSpan(1), out var key))
            return false;
        var read = new NoteVerifier(name, type, key);
        verifier = read._vkey == vkey ? read : null;
        return verifier is not null;
    }

    /// <summary>Whether a key can have this name: not empty, without spaces, plus and control characters.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NoteText.IsKeyName(text);
    }

    /// <summary>Whether the line claims to be by this key. Others are to be ignored.</summary>
    public bool IsNamedBy(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return signature.KeyId == KeyId && signature.KeyName == Name;
    }

    /// <summary>Whether the line is named for this key and its signature over the note's text verifies.</summary>
    public bool Verifies(string text, NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsNamedBy(signature) && Type switch
        {
            NoteSignatureType.Ed25519 => Key.Verify(NoteText.Encode(text), signature.Signature.Span),
            NoteSignatureType.Cosignature =>
                Cosignature.TryRead(signature.Signature.Span, out var cosignature) && cosignature.IsBy(Key, text),
        };
    }

    /// <inheritdoc/>
    public bool Equals(NoteVerifier? other) => other is not null && _vkey == other._vkey;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteVerifier);

    /// <inheritdoc/>
    public override int GetHashCode() => _vkey.GetHashCode(StringComparison.Ordinal);

    /// <summary>The vkey.</summary>
    public override string ToString() => _vkey;

    internal static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NoteText.IsKeyName(name) ? name : throw new ArgumentException($"'{name}' cannot be the name of a key.", nameof(name));
    }

    private static uint IdOf(string name, ReadOnlySpan<byte> material) =>
        BinaryPrimitives.ReadUInt32BigEndian(Hash256.Of([.. NoteText.Encode(name), (byte)'\n', .. material]).ToArray());

    private static bool TryType(byte[] material, out NoteSignatureType type)
    {
        type = material.Length > 0 ? (NoteSignatureType)material[0] : default;
        return type is NoteSignatureType.Ed25519 or NoteSignatureType.Cosignature;
    }
}
