using Tabulation.Domain.Elections;

namespace Tabulation.Nist;

/// <summary>A protocol's lines as NIST has ballots: cast, rejected and undervoted.</summary>
internal sealed class BallotFigures(Sheet sheet)
{
    private readonly int[] invalid = LinesOf(sheet, LineRole.Invalid), blank = LinesOf(sheet, LineRole.Blank);

    /// <summary>Ballots found in boxes; where the form has no line for them issued ones, else valid and invalid ones, else votes.</summary>
    public long Cast(long[] figures)
    {
        if (sheet.InBoxes.Exists) return sheet.InBoxes.Sum(figures);
        if (sheet.Issued.Exists) return sheet.Issued.Sum(figures);
        var valid = sheet.Valid.Exists ? sheet.Valid.Sum(figures) : figures.AsSpan(sheet.Lines).ToArray().Sum();
        return valid + (Rejected(figures) ?? 0);
    }

    /// <summary>Invalid ballots, whatever makes them so; null where the form has no line for them.</summary>
    public long? Rejected(long[] figures) => Sum(invalid, figures);

    /// <summary>Ballots left blank; null where the form does not tell them from invalid ones.</summary>
    public long? Blank(long[] figures) => Sum(blank, figures);

    private static long? Sum(int[] lines, long[] figures) => lines.Length > 0 ? lines.Sum(line => figures[line]) : null;

    private static int[] LinesOf(Sheet sheet, LineRole role) =>
        [.. sheet.Form.Lines.Index().Where(line => line.Item.Role == role).Select(line => line.Index)];
}
