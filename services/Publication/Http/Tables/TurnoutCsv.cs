using Tabulation.Chronicle.Turnout;

namespace Tabulation.Publication.Http.Tables;

/// <summary>
/// Turnout: RUNNING rows by area and moment (an empty area is the whole country), ANNOUNCED by areas' commissions, FINAL by results, COMPARED_REPORTED and
/// COMPARED_COUNTED over the same precincts, and below them LATE, MISSING, PERCENT_ONLY, CORRECTED, CLOSED, OPENED and NOT_COMPARED by precinct.
/// </summary>
internal static class TurnoutCsv
{
    public static CsvText Of(TurnoutReport? report)
    {
        var table = new CsvText(
            "row", "area", "precinct", "name", "moment", "at", "reported", "expected", "count", "registered", "percent", "late", "corrected", "percent_only", "closed",
            "count_of_closed", "count_before", "percent_before", "authority", "statement", "recorded_at", "reason", "legal_basis");
        if (report is null) return table;
        foreach (var row in report.Rows) Add(table, row, report.Moments);
        foreach (var lapse in report.Lapses) table.Add([.. About(lapse.Lapse, lapse.Place, lapse.Moment, lapse.At), ("recorded_at", lapse.RecordedAt)]);
        foreach (var told in report.Percentages) Add(table, told);
        foreach (var correction in report.Corrections) Add(table, correction);
        foreach (var change in report.StationChanges) Add(table, change);
        foreach (var rest in report.NotCompared) table.Add([.. About("NOT_COMPARED", rest.Place), ("reason", rest.Why)]);
        return table;
    }

    private static void Add(CsvText table, TurnoutRow row, IReadOnlyList<TurnoutMomentRow> moments)
    {
        foreach (var cell in row.Moments)
        {
            (string, object?)[] about = [("area", row.Area), ("moment", cell.Moment), ("at", moments[cell.Moment].At)];
            table.Add(
            [
                ("row", "RUNNING"), .. about, ("reported", cell.Reported), ("expected", cell.Expected), ("count", cell.Count), ("registered", cell.Registered),
                ("percent", cell.Percent), ("late", cell.Late), ("corrected", cell.Corrected), ("percent_only", cell.PercentOnly), ("closed", cell.Closed),
                ("count_of_closed", cell.CountOfClosed),
            ]);
            if (cell.Announced is { } announced)
                table.Add(
                [
                    ("row", "ANNOUNCED"), .. about, ("authority", announced.Authority), ("count", announced.Count), ("percent", announced.Percent),
                    ("late", announced.Late), ("corrected", announced.Corrected),
                ]);
        }

        Add(table, "FINAL", row.Area, row.Final);
        Add(table, "COMPARED_REPORTED", row.Area, row.Compared?.Reported);
        Add(table, "COMPARED_COUNTED", row.Area, row.Compared?.Counted);
    }

    private static void Add(CsvText table, string kind, string area, TurnoutFigure? figure)
    {
        if (figure is null) return;
        table.Add(
            ("row", kind), ("area", area), ("reported", figure.Precincts), ("count", figure.Count), ("registered", figure.Registered), ("percent", figure.Percent));
    }

    private static void Add(CsvText table, TurnoutPercentage told) => table.Add(
    [
        .. About("PERCENT_ONLY", told.Place, told.Moment, told.At), ("percent", told.Percent), ("late", told.Late), ("corrected", told.Corrected),
        ("authority", told.Authority), ("statement", told.Statement), ("recorded_at", told.RecordedAt),
    ]);

    private static void Add(CsvText table, TurnoutCorrection each) => table.Add(
    [
        .. About("CORRECTED", each.Place, each.Moment, each.At), ("count", each.After.Count), ("percent", each.After.Percent), ("registered", each.After.Registered),
        ("count_before", each.Before.Count), ("percent_before", each.Before.Percent), ("authority", each.Authority), ("statement", each.Statement),
        ("recorded_at", each.RecordedAt), ("reason", each.Reason),
    ]);

    private static void Add(CsvText table, TurnoutStationChange change)
    {
        (string, object?)[] why =
            [("statement", change.Statement), ("recorded_at", change.RecordedAt), ("reason", change.Reason), ("legal_basis", change.LegalBasis)];
        foreach (var closed in change.Closed) table.Add([.. About("CLOSED", closed.Place), ("moment", closed.Moment), ("count", closed.Count), .. why]);
        foreach (var opened in change.Opened) table.Add([.. About("OPENED", opened), .. why]);
    }

    private static (string Column, object? Value)[] About(string kind, ReportedPlace place, int? moment = null, string? at = null) =>
    [
        ("row", kind), ("area", place.Area), ("precinct", place.Precinct), ("name", place.Names.GetValueOrDefault("en") ?? place.Names.Values.FirstOrDefault()),
        ("moment", moment), ("at", at),
    ];
}
