using System.Globalization;
using Tabulation.Contracts.V1;
using LocalizedText = Tabulation.Domain.Elections.LocalizedText;

namespace Tabulation.Cli.Showing;

/// <summary>Figures and names as people read them.</summary>
internal static class Readable
{
    public static string Whole(ulong number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Per cent, cut after two digits; integers until the text.</summary>
    public static string Share(ulong part, ulong whole)
    {
        if (whole == 0) return "-";
        var hundredths = (UInt128)part * 10_000 / whole;
        return $"{hundredths / 100}.{hundredths % 100:D2}%";
    }

    public static ulong Sum(IEnumerable<ulong> figures) => figures.Aggregate(0UL, (sum, each) => sum + each);

    /// <summary>The English name, or else the first; the code where there is none.</summary>
    public static string Name(IReadOnlyList<LocalizedText> names, string code)
    {
        foreach (var name in names)
            if (name.Language == "en") return name.Text;
        return names.Count > 0 ? names[0].Text : code;
    }

    /// <summary>How far counting has come.</summary>
    public static string Counted(AreaTotals row)
    {
        var text = $"{row.PrecinctsCounted:N0} of {row.PrecinctsExpected:N0} precincts counted";
        if (row.PrecinctsFlagged > 0) text += $", {row.PrecinctsFlagged:N0} flagged";
        if (row.PrecinctsHeld > 0) text += $", {row.PrecinctsHeld:N0} held";
        if (row.PrecinctsAnnulled > 0) text += $", {row.PrecinctsAnnulled:N0} annulled";
        return row.PrecinctsWithoutResult > 0 ? text + $", {row.PrecinctsWithoutResult:N0} without a result" : text;
    }

    /// <summary>Where figures stand, with everything a reader must know about them.</summary>
    public static string Standing(AsOf asOf)
    {
        var text = $"as of position {asOf.Position:N0}";
        if (asOf.RecordedAt > 0) text += $", {Domain.Ids.Timestamp.FromMilliseconds((long)asOf.RecordedAt)}";
        if (asOf.Rebuilding) text += ", REBUILDING";
        if (asOf.Test) text += ", TEST";
        return asOf.Synthetic ? text + ", SYNTHETIC below the whole contest" : text;
    }
}
