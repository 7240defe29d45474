using Tabulation.Chronicle.Polling;

namespace Tabulation.Publication.Http.Tables;

/// <summary>Exit polls: a SHARE row for each selection, in per cent, and a LEAD row for the first over the second, in percentage points.</summary>
internal static class PollTable
{
    public static CsvText Of(IReadOnlyList<PollRow> rows)
    {
        var table = new CsvText(
            "contest", "area", "pollster", "statement", "recorded_at", "method", "sample_size", "design_effect", "response_rate", "row", "selection", "over", "poll",
            "margin", "official", "margin_note", "caveat");
        foreach (var row in rows)
        {
            foreach (var share in row.Shares)
                table.Add([.. About(row, "SHARE"), ("selection", share.Selection), ("poll", share.Share), ("margin", share.Margin), ("official", share.Official)]);
            if (row.Lead is { } lead)
                table.Add([.. About(row, "LEAD"), ("selection", lead.First), ("over", lead.Second), ("poll", lead.Lead), ("margin", lead.Margin)]);
        }

        return table;
    }

    private static (string Column, object? Value)[] About(PollRow row, string kind) =>
    [
        ("contest", row.Contest), ("area", row.Area), ("pollster", row.Pollster), ("statement", row.Statement), ("recorded_at", row.RecordedAt),
        ("method", row.Method), ("sample_size", row.SampleSize), ("design_effect", row.DesignEffect), ("response_rate", row.ResponseRate), ("row", kind), ("margin_note", row.MarginNote),
        ("caveat", row.Caveat),
    ];
}
