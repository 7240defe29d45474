using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Tabulation.TransparencyLog;

/// <summary>What the texts around signed notes have in common (c2sp.org/signed-note, "Format").</summary>
internal static class NoteText
{
    /// <summary>No note, proof or request is read that is longer: 1 MiB, enough for 100 signatures of any assigned type.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Throws where the text has half a surrogate pair.</summary>
    public static byte[] Encode(string text) => s_utf8.GetBytes(text);

    /// <summary>False for more than <see cref="MostBytes"/>, invalid UTF-8, and characters below U+0020 other than newline.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? text)
    {
        var isText = utf8.Length <= MostBytes && Utf8.IsValid(utf8) && !HasControls(utf8);
        text = isText ? s_utf8.GetString(utf8) : null;
        return isText;
    }

    /// <summary>Whether this can be a text, or part of one, or a line where <paramref name="allowsNewlines"/> is false.</summary>
    public static bool IsAllowed(string text, bool allowsNewlines) =>
        text.All(c => c >= ' ' || (c == '\n' && allowsNewlines)) && HasWholePairs(text);

    /// <summary>Not empty, and without Unicode spaces, plus and what no note has: the name of a key.</summary>
    public static bool IsKeyName(string name) =>
        name.Length > 0 && IsAllowed(name, allowsNewlines: false) && !name.Any(c => c == '+' || char.IsWhiteSpace(c));

    /// <summary>A number from 0 to 2^63-1 in ASCII decimal without leading zeros.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');

    // Half a surrogate pair has no UTF-8.
    private static bool HasWholePairs(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return false;
            i += rune.Utf16SequenceLength;
        }
        return true;
    }

    private static bool HasControls(ReadOnlySpan<byte> utf8)
    {
        foreach (var b in utf8)
            if (b < ' ' && b != '\n')
                return true;
        return false;
    }
}
