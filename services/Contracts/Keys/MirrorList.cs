using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Keys;

/// <summary>Where else a log's files are, as a note that its keys have signed (FORMAT.md, "Mirrors"). Of two lists the one signed later holds.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="SignedAt">When it was signed, by its signer's clock.</param>
/// <param name="Mirrors">http or https addresses below which the files are, each once; none where there are no mirrors any more.</param>
public sealed record MirrorList(string Origin, Timestamp SignedAt, IReadOnlyList<Uri> Mirrors)
{
    /// <summary>Where a log has it, below its prefix.</summary>
    public const string Path = "mirrors";

    /// <summary>Of mirrors in one list.</summary>
    public const int Most = 100;

    private const string Format = "tabulation-mirrors/1";

    /// <summary>Reads a note. False where none of the known keys has signed it, or it is no such list under their name.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> utf8, IReadOnlyList<NoteVerifier> known, [NotNullWhen(true)] out MirrorList? list)
    {
        ArgumentNullException.ThrowIfNull(known);
        list = null;
        return SignedNote.Open(utf8, known, out var note) == NoteCheck.Verified && TryParse(note!.Text, out list) && list.Origin == known[0].Name;
    }

    /// <summary>Reads a note's text; false for anything that <see cref="ToString"/> does not write.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MirrorList? list)
    {
        ArgumentNullException.ThrowIfNull(text);
        list = null;
        if (text.Split('\n') is not [var origin, Format, var signed, .. var lines, ""] || lines.Length > Most || !TryTime(signed, out var signedAt)) return false;
        var mirrors = new List<Uri>();
        foreach (var line in lines)
            if (line.Split(' ') is ["mirror", var address] && TryAddress(address, out var mirror)) mirrors.Add(mirror);
            else return false;
        list = new MirrorList(origin, signedAt, mirrors);
        return mirrors.Distinct().Count() == mirrors.Count && list.ToString() == text;
    }

    /// <summary>An address that may stand in a list: http or https, in its one spelling.</summary>
    public static bool TryAddress(string text, [NotNullWhen(true)] out Uri? mirror) =>
        Uri.TryCreate(text, UriKind.Absolute, out mirror) && (mirror.Scheme is "http" or "https") && mirror.AbsoluteUri == text && text.All(char.IsAscii);

    /// <summary>The note's text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Format}\nsigned {SignedAt.Milliseconds}\n{string.Concat(Mirrors.Select(mirror => $"mirror {mirror.AbsoluteUri}\n"))}");

    private static bool TryTime(string line, out Timestamp at)
    {
        at = default;
        if (line.Split(' ') is not ["signed", var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return false;
        if (milliseconds > Timestamp.MaxMilliseconds) return false;
        at = Timestamp.FromMilliseconds(milliseconds);
        return true;
    }
}
