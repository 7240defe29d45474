using System.Diagnostics.CodeAnalysis;

namespace Tabulation.TransparencyLog;

/// <summary>
/// What proofs (c2sp.org/tlog-proof) and requests to witnesses (c2sp.org/tlog-witness) have in common: lines, the last of them hashes, an
/// empty line, and a checkpoint with its signatures.
/// </summary>
internal static class ProofText
{
    /// <summary>The lines before the first empty one, without newlines, and the note after it.</summary>
    public static bool TrySplit(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string[]? lines, [NotNullWhen(true)] out SignedNote? note)
    {
        (lines, note) = (null, null);
        if (!NoteText.TryDecode(utf8, out var text))
            return false;
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || !SignedNote.TryParse(text[(blank + 2)..], out note))
            return false;
        lines = text[..blank].Split('\n');
        return true;
    }

    /// <summary>"NAME NUMBER", 0 to 2^63-1 without leading zeros.</summary>
    public static bool TryNumber(string line, string name, out long number)
    {
        number = 0;
        return line.StartsWith(name, StringComparison.Ordinal) && NoteText.TryNumber(line.AsSpan(name.Length), out number);
    }

    /// <summary>One hash a line in base64, at most 63.</summary>
    public static bool TryHashes(ReadOnlySpan<string> lines, [NotNullWhen(true)] out Hash256[]? hashes)
    {
        hashes = null;
        if (lines.Length > ConsistencyProof.MostHashes)
            return false;
        var read = new Hash256[lines.Length];
        for (var i = 0; i < lines.Length; i++)
            if (!StrictBase64.TryDecode(lines[i], out read[i]))
                return false;
        hashes = read;
        return true;
    }

    /// <summary>The lines of <see cref="TryHashes"/>.</summary>
    public static string Lines(ReadOnlySpan<Hash256> hashes)
    {
        var lines = new System.Text.StringBuilder();
        foreach (var hash in hashes)
            lines.Append(StrictBase64.Encode(hash)).Append('\n');
        return lines.ToString();
    }

    /// <exception cref="ArgumentException">There are more than 63 hashes.</exception>
    public static Hash256[] Checked(IReadOnlyCollection<Hash256> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Count <= ConsistencyProof.MostHashes
            ? [.. path]
            : throw new ArgumentException($"{path.Count} hashes are no path.", nameof(path));
    }
}
