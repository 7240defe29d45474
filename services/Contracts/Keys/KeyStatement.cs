using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Keys;

/// <summary>What a log says of its keys and of those that sign its receipts, as a note that its keys have signed (FORMAT.md, "Keys").</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Log">The log's key, then those before it that sign too.</param>
/// <param name="Receipts">The key that signs receipts, then those before it.</param>
public sealed record KeyStatement(string Origin, IReadOnlyList<NoteVerifier> Log, IReadOnlyList<ReceiptKey> Receipts)
{
    /// <summary>Where a log has it, below its prefix.</summary>
    public const string Path = "keys";

    private const string Format = "tabulation-keys/1";
    private const string Until = "until";

    /// <summary>Reads a note. False where none of the known keys has signed it, or it is no such statement under their name.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> utf8, IReadOnlyList<NoteVerifier> known, [NotNullWhen(true)] out KeyStatement? statement)
    {
        ArgumentNullException.ThrowIfNull(known);
        statement = null;
        return SignedNote.Open(utf8, known, out var note) == NoteCheck.Verified && TryParse(note!.Text, out statement) && statement.Origin == known[0].Name;
    }

    /// <summary>Reads a note's text; false for anything that <see cref="ToString"/> does not write.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out KeyStatement? statement)
    {
        ArgumentNullException.ThrowIfNull(text);
        statement = null;
        if (text.Split('\n') is not [var origin, Format, .. var lines, ""]) return false;
        var log = new List<NoteVerifier>();
        var receipts = new List<ReceiptKey>();
        foreach (var line in lines)
            if (!TryRead(line.Split(' '), log, receipts)) return false;
        statement = new KeyStatement(origin, log, receipts);
        return statement.ToString() == text;
    }

    /// <summary>The note's text.</summary>
    public override string ToString() => $"{Origin}\n{Format}\n{string.Concat(Log.Select(key => $"log {key}\n"))}{string.Concat(Receipts.Select(Line))}";

    private static string Line(ReceiptKey key)
    {
        var hex = Convert.ToHexStringLower(key.Key.Bytes.Span);
        return key.Until is { } end ? string.Create(CultureInfo.InvariantCulture, $"receipts {hex} {Until} {end.Milliseconds}\n") : $"receipts {hex}\n";
    }

    private static bool TryRead(string[] words, List<NoteVerifier> log, List<ReceiptKey> receipts)
    {
        if (words is ["log", var vkey] && NoteVerifier.TryParse(vkey, out var verifier)) log.Add(verifier);
        else if (words is ["receipts", var hex, .. var end] && ReceiptKeyText.TryKey(hex, out var key) && TryEnd(end, out var until)) receipts.Add(new ReceiptKey(key, until));
        else return false;
        return true;
    }

    private static bool TryEnd(string[] words, out Timestamp? until)
    {
        until = null;
        if (words.Length == 0) return true;
        if (words is not [Until, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)) return false;
        if (milliseconds > Timestamp.MaxMilliseconds) return false;
        until = Timestamp.FromMilliseconds(milliseconds);
        return true;
    }
}
