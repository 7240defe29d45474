using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// A text and signature lines (c2sp.org/signed-note): what was read, not what is true until <see cref="Check"/> says so. Immutable.
/// Equal by text and lines.
/// </summary>
public sealed class SignedNote : IEquatable<SignedNote>
{
    /// <summary>A note with more signatures is malformed: 100. The specification asks for at least 16.</summary>
    public const int MostSignatures = 100;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>The signed text, with its last newline; it may have empty lines.</summary>
    public string Text { get; }

    /// <summary>The signatures, at least one, in the note's order.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>A note of this text with these signatures.</summary>
    /// <exception cref="ArgumentException">
    /// The text does not end in a newline, or has other control characters or half a surrogate pair; or there are no signatures, or more
    /// than 100.
    /// </exception>
    public static SignedNote Of(string text, params IReadOnlyList<NoteSignature> signatures)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signatures);
        if (!text.EndsWith('\n') || !NoteText.IsAllowed(text, allowsNewlines: true))
            throw new ArgumentException("A note's text ends in a newline and has no other control characters.", nameof(text));
        if (signatures.Count is 0 or > MostSignatures)
            throw new ArgumentException($"A note has 1 to {MostSignatures} signatures.", nameof(signatures));
        return new SignedNote(text, [.. signatures]);
    }

    /// <summary>
    /// Reads a note of at most 1 MiB. False if it is not valid UTF-8, has control characters other than newline, or does not end with a
    /// blank line and 1 to 100 signature lines.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        return NoteText.TryDecode(utf8, out var text) && TryParse(text, out note);
    }

    /// <summary>Reads a note and checks it against the known keys. There is a note only if the answer is Verified.</summary>
    public static NoteCheck Open(ReadOnlySpan<byte> utf8, IEnumerable<NoteVerifier> known, out SignedNote? note)
    {
        note = null;
        if (!TryParse(utf8, out var read))
            return NoteCheck.Malformed;
        var check = read.Check(known, out _);
        note = check == NoteCheck.Verified ? read : null;
        return check;
    }

    /// <summary>Verifies each signature named for a known key; the others are ignored.</summary>
    /// <param name="known">Whose signatures count.</param>
    /// <param name="signers">Those that signed, each once, in the note's order; empty unless the answer is Verified.</param>
    /// <returns>Any but <see cref="NoteCheck.Malformed"/>.</returns>
    public NoteCheck Check(IEnumerable<NoteVerifier> known, out IReadOnlyList<NoteVerifier> signers)
    {
        signers = [];
        var named = Signatures
            .SelectMany(line => known.Where(key => key.IsNamedBy(line)), (line, key) => (Key: key, Signature: line))
            .ToList();
        if (named.Count == 0)
            return NoteCheck.NoKnownSignature;
        if (!named.TrueForAll(line => line.Key.Verifies(Text, line.Signature)))
            return NoteCheck.SignatureWrong;
        signers = [.. named.Select(line => line.Key).Distinct()];
        return NoteCheck.Verified;
    }

    /// <summary>The note with more signatures after its own; those it has already are left out.</summary>
    /// <exception cref="ArgumentException">There would be more than 100.</exception>
    public SignedNote With(params IReadOnlyList<NoteSignature> added) => Of(Text, [.. Signatures.Concat(added).Distinct()]);

    /// <summary>The note in UTF-8.</summary>
    public byte[] ToBytes() => NoteText.Encode(ToString());

    /// <inheritdoc/>
    public bool Equals(SignedNote? other) => other is not null && Text == other.Text && Signatures.SequenceEqual(other.Signatures);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SignedNote);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Signatures.Count);

    /// <summary>The whole note.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures)}";

    /// <summary>Reads a note that is part of a text already decoded.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        // The last empty line is the one that counts: the text may have others.
        var blank = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || !NoteSignature.TryParseLines(text[(blank + 2)..], out var signatures))
            return false;
        note = new SignedNote(text[..(blank + 1)], signatures);
        return true;
    }
}
