using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// What a log says of itself in a note (c2sp.org/tlog-checkpoint): lines with its origin, the tree's size and its root, and perhaps
/// others. Signed where it stands in a <see cref="SignedNote"/> whose signature was checked.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>A checkpoint without extension lines.</summary>
    /// <exception cref="ArgumentException">The origin is empty or has control characters.</exception>
    public Checkpoint(string origin, TreeHead head)
        : this(origin, head, "")
    {
    }

    private Checkpoint(string origin, TreeHead head, string extensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(origin);
        if (!NoteText.IsAllowed(origin, allowsNewlines: false))
            throw new ArgumentException("An origin is one line without control characters.", nameof(origin));
        (Origin, Head, Extensions) = (origin, head, extensions);
    }

    /// <summary>The log's name, not empty.</summary>
    public string Origin { get; }

    /// <summary>The tree's size and root. That a tree of size 0 has the root of the empty tree is not checked here.</summary>
    public TreeHead Head { get; }

    /// <summary>
    /// Lines without meaning here, each with its newline; empty for almost every log. Signatures of type 0x01 and 0x04 cover them.
    /// </summary>
    public string Extensions { get; }

    /// <summary>How witnesses name a log in addresses (c2sp.org/tlog-witness): the lower-case hexadecimal SHA-256 of its origin.</summary>
    public static string HashOf(string origin) => Convert.ToHexStringLower(SHA256.HashData(NoteText.Encode(origin)));

    /// <summary>
    /// Reads a note's text. False if there are fewer than three lines, one is empty, the size is not a number up to 2^63-1 without
    /// leading zeros, or the root not 32 bytes in base64.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        checkpoint = null;
        if (!NoteText.IsAllowed(text, allowsNewlines: true))
            return false;
        if (text.Split('\n') is not [var origin, var size, var root, .. var extensions, ""])
            return false;
        if (origin.Length == 0 || !NoteText.TryNumber(size, out var leaves) || !StrictBase64.TryDecode(root, out Hash256 hash))
            return false;
        if (extensions.Contains(""))
            return false;
        checkpoint = new Checkpoint(origin, new TreeHead(leaves, hash), string.Concat(extensions.Select(line => $"{line}\n")));
        return true;
    }

    /// <summary>The note's text.</summary>
    public override string ToString() => $"{Origin}\n{Head.Size}\n{StrictBase64.Encode(Head.Root)}\n{Extensions}";
}
