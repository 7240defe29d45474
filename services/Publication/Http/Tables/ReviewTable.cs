using Tabulation.Chronicle;
using Tabulation.Chronicle.Reviewing;

namespace Tabulation.Publication.Http.Tables;

/// <summary>Held and flagged results: a row for each figure that differs from the other result or report; one without a figure where none does.</summary>
internal static class ReviewTable
{
    public static CsvText Of(IReadOnlyList<ReviewRow> rows)
    {
        var table = new CsvText(
            "position", "recorded_at", "statement", "contest", "precinct", "state", "authority", "rules", "waits_for", "earlier_counted", "figure", "here", "other",
            "difference");
        foreach (var row in rows)
            foreach (var line in row.Differences.DefaultIfEmpty()) Add(table, row, line);
        return table;
    }

    private static void Add(CsvText table, ReviewRow row, LineDifference? line) => table.Add(
        ("position", row.Position), ("recorded_at", row.RecordedAt), ("statement", row.Statement), ("contest", row.Contest), ("precinct", row.Precinct),
        ("state", row.State), ("authority", row.Authority), ("rules", row.Rules), ("waits_for", row.WaitsFor), ("earlier_counted", row.EarlierCounted),
        ("figure", line?.Figure), ("here", line?.Claimed), ("other", line?.Counted), ("difference", line?.Difference));
}
