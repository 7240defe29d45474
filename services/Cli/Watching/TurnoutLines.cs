using System.Globalization;
using Tabulation.Chronicle.Turnout;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using TurnoutReport = Tabulation.Chronicle.Turnout.TurnoutReport;

namespace Tabulation.Cli.Watching;

/// <summary>Turnout: of the stations counted, by their results, and as announced during the day.</summary>
internal static class TurnoutLines
{
    public static IEnumerable<ScreenLine> Of(WatchScene scene, Election election, AreaTotals row)
    {
        List<ScreenLine> lines = [.. Counted(election, row), .. Announced(scene.Turnout, PlaceOf(election, row))];
        return lines.Count == 0 ? [] : ["", new ScreenLine("Turnout", true), .. lines];
    }

    private static IEnumerable<ScreenLine> Counted(Election election, AreaTotals row)
    {
        var sheet = election.SheetOf(election.FindContest(row.Contest)!.Value);
        long[] lines = [.. row.Lines.Select(line => checked((long)line))];
        var (voted, words) = sheet.Issued.Exists
            ? (sheet.Issued.Sum(lines), "ballots issued")
            : (sheet.InBoxes.Sum(lines), "ballots in the boxes");
        var registered = sheet.Registered.Sum(lines);
        if (registered <= 0 || voted <= 0) yield break;
        var share = Readable.Share((ulong)voted, (ulong)registered);
        yield return $"In stations counted: {voted:N0} {words} of {registered:N0} voters, {share}";
    }

    /// <summary>The whole of a contest that is one district's is that district.</summary>
    private static string PlaceOf(Election election, AreaTotals row) =>
        row.Area.Length == 0 && election[election.FindContest(row.Contest)!.Value].Area is { } district ? election[district].Code : row.Area;

    private static IEnumerable<ScreenLine> Announced(TurnoutReport? report, string area)
    {
        var cells = report?.Rows.FirstOrDefault(each => each.Area == area)?.Moments ?? [];
        var known = cells.Where(cell => PercentOf(cell) is not null);
        var told = known.Select(cell => $"{TimeOf(report!, cell)} {Words(PercentOf(cell)!.Value)}").ToList();
        if (told.Count > 0) yield return $"Announced: {string.Join("  ", told)}";
    }

    /// <summary>What the area's commission announced, or else the sum of its stations' reports.</summary>
    private static double? PercentOf(TurnoutCell cell) => cell.Announced?.Percent ?? cell.Percent;

    private static string Words(double percent) => $"{percent.ToString("0.00", CultureInfo.InvariantCulture)}%";

    /// <summary>The hour and minute of RFC 3339, at the place.</summary>
    private static string TimeOf(TurnoutReport report, TurnoutCell cell) =>
        report.Moments[cell.Moment].At.Substring("2000-01-01T".Length, "00:00".Length);
}
