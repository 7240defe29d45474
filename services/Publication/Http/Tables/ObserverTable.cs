using Tabulation.Chronicle;
using Tabulation.Chronicle.Observing;

namespace Tabulation.Publication.Http.Tables;

/// <summary>
/// Observers: STATION rows, one for each figure that differs, or one without a figure where none does or there is no copy; then, over the stations of each group,
/// TOTAL rows by selection, and PROJECTION rows in per cent with their margins.
/// </summary>
internal static class ObserverTable
{
    public static CsvText Of(IReadOnlyList<ObserverRow> stations, IReadOnlyList<ObserverTotals> totals, IReadOnlyList<ProjectionRow> projections)
    {
        var table = new CsvText(
            "row", "contest", "precinct", "observer", "state", "statement", "recorded_at", "figure", "copied", "counted", "difference", "copies", "matches",
            "mismatches", "not_observed", "share", "margin", "official", "over", "response_rate", "note");
        foreach (var row in stations)
            foreach (var line in row.Differences.DefaultIfEmpty()) Add(table, row, line);
        foreach (var total in totals) Add(table, total);
        foreach (var projection in projections) Add(table, projection);
        return table;
    }

    private static void Add(CsvText table, ObserverRow row, LineDifference? line) => table.Add(
        ("row", "STATION"), ("contest", row.Contest), ("precinct", row.Precinct), ("observer", row.Observer), ("state", row.State), ("statement", row.Statement),
        ("recorded_at", row.RecordedAt), ("figure", line?.Figure), ("copied", line?.Claimed), ("counted", line?.Counted), ("difference", line?.Difference));

    private static void Add(CsvText table, ObserverTotals total)
    {
        foreach (var selection in total.Selections)
            table.Add(
                ("row", "TOTAL"), ("contest", total.Contest), ("observer", total.Observer), ("figure", selection.Selection), ("copied", selection.Copied),
                ("counted", selection.Counted), ("difference", selection.Copied - selection.Counted), ("copies", total.Copies), ("matches", total.Matches),
                ("mismatches", total.Mismatches), ("not_observed", total.NotObserved));
    }

    private static void Add(CsvText table, ProjectionRow row)
    {
        (string, object?)[] about =
        [
            ("row", "PROJECTION"), ("contest", row.Contest), ("observer", row.Observer), ("recorded_at", row.CommittedAt), ("copies", row.Found),
            ("response_rate", row.ResponseRate), ("note", row.Note),
        ];
        if (row.Selections.Count == 0) table.Add(about);
        foreach (var selection in row.Selections)
            table.Add([.. about, ("figure", selection.Selection), ("share", selection.Share), ("margin", selection.Margin), ("official", selection.Official)]);
        if (row.Lead is { } lead) table.Add([.. about, ("figure", lead.First), ("over", lead.Second), ("share", lead.Lead), ("margin", lead.Margin)]);
    }
}
