using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// One signature line of a note (c2sp.org/signed-note, "Signatures"): "— NAME BASE64(key id || signature)". Not verified by being here.
/// Equal by all three parts.
/// </summary>
public sealed class NoteSignature : IEquatable<NoteSignature>
{
    private const string Prefix = "\u2014 ";

    private readonly string _line;

    private NoteSignature(string keyName, byte[] blob)
    {
        KeyName = keyName;
        KeyId = BinaryPrimitives.ReadUInt32BigEndian(blob);
        Signature = blob.AsMemory(sizeof(uint));
        _line = $"{Prefix}{keyName} {Convert.ToBase64String(blob)}\n";
    }

    /// <summary>A line for a signature.</summary>
    /// <exception cref="ArgumentException">The name cannot be a key's, or there are no bytes.</exception>
    public NoteSignature(string keyName, uint keyId, ReadOnlySpan<byte> signature)
        : this(NoteVerifier.Checked(keyName), Blob(keyId, signature))
    {
    }

    /// <summary>The name of the key: not empty, without spaces and plus.</summary>
    public string KeyName { get; }

    /// <summary>Tells keys of one name, and uses of one key, apart.</summary>
    public uint KeyId { get; }

    /// <summary>What follows the key id, at least one byte: for an unknown key, of unknown meaning.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Reads one line, without the newline.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        ArgumentNullException.ThrowIfNull(line);
        signature = null;
        if (!line.StartsWith(Prefix, StringComparison.Ordinal) || line[Prefix.Length..].Split(' ') is not [var name, var base64])
            return false;
        if (!NoteText.IsKeyName(name) || !StrictBase64.TryDecode(base64, out byte[]? blob) || blob.Length <= sizeof(uint))
            return false;
        signature = new NoteSignature(name, blob);
        return true;
    }

    /// <summary>
    /// Reads lines that each end in a newline: one to <see cref="SignedNote.MostSignatures"/>, as a note ends with them and as a witness
    /// answers (c2sp.org/tlog-witness, "add-checkpoint"). False if one of them is none.
    /// </summary>
    public static bool TryParseLines(string lines, [NotNullWhen(true)] out IReadOnlyList<NoteSignature>? signatures)
    {
        ArgumentNullException.ThrowIfNull(lines);
        signatures = null;
        if (!lines.EndsWith('\n'))
            return false;
        var read = new List<NoteSignature>();
        foreach (var line in lines[..^1].Split('\n'))
        {
            if (read.Count == SignedNote.MostSignatures || !TryParse(line, out var signature))
                return false;
            read.Add(signature);
        }
        signatures = read;
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(NoteSignature? other) => other is not null && _line == other._line;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteSignature);

    /// <inheritdoc/>
    public override int GetHashCode() => _line.GetHashCode(StringComparison.Ordinal);

    /// <summary>The line, with its newline.</summary>
    public override string ToString() => _line;

    private static byte[] Blob(uint keyId, ReadOnlySpan<byte> signature)
    {
        if (signature.IsEmpty)
            throw new ArgumentException("A signature has at least one byte.", nameof(signature));
        var blob = new byte[sizeof(uint) + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(blob, keyId);
        signature.CopyTo(blob.AsSpan(sizeof(uint)));
        return blob;
    }
}
