using Tabulation.Chronicle;
using Tabulation.Chronicle.Protocols;

namespace Tabulation.Publication.Http.Tables;

/// <summary>Protocols of areas: a row for each figure that differs from the tabulation's; one without a figure where all agree.</summary>
internal static class ProtocolTable
{
    public static CsvText Of(IReadOnlyList<ProtocolRow> rows)
    {
        var table = new CsvText(
            "contest", "area", "authority", "statement", "recorded_at", "precincts", "precincts_counted", "agrees", "figure", "claimed", "counted", "difference");
        foreach (var row in rows)
            foreach (var line in row.Differences.DefaultIfEmpty()) Add(table, row, line);
        return table;
    }

    private static void Add(CsvText table, ProtocolRow row, LineDifference? line) => table.Add(
        ("contest", row.Contest), ("area", row.Area), ("authority", row.Authority), ("statement", row.Statement), ("recorded_at", row.RecordedAt),
        ("precincts", row.Precincts), ("precincts_counted", row.PrecinctsCounted), ("agrees", row.Agrees), ("figure", line?.Figure), ("claimed", line?.Claimed),
        ("counted", line?.Counted), ("difference", line?.Difference));
}
