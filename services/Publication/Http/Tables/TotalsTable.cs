using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Tables;

/// <summary>
/// Totals: a COUNTED row for each contest and area, and an IF_HELD_COUNTED row where results are held there. An area's <c>area_id</c> is in a
/// public scheme (ISO 3166, OCD-ID); empty where it has none.
/// </summary>
internal static class TotalsTable
{
    private static readonly string[] Columns =
    [
        "row", "contest", "area", "area_id", "precincts_expected", "precincts_counted", "precincts_flagged", "precincts_held", "precincts_annulled", "precincts_without_result",
        "registered_expected",
    ];

    /// <param name="election">In which the totals stand.</param>
    /// <param name="totals">In the order of the rows.</param>
    public static byte[] Write(Election election, IReadOnlyList<AreaTotals> totals)
    {
        var sheets = totals.Select(row => row.Contest).Distinct().ToDictionary(code => code, code => election.SheetOf(election.FindContest(code)!.Value));
        var figures = new FigureColumns(sheets.Values);
        return CsvRows.Write(totals.SelectMany(row => RowsOf(election, figures, sheets[row.Contest], row)).Prepend([.. Columns, .. figures.Names]));
    }

    private static IEnumerable<IEnumerable<string>> RowsOf(Election election, FigureColumns figures, Sheet sheet, AreaTotals row)
    {
        var id = election.FindArea(row.Area) is { } area ? election[area].ExternalId : "";
        yield return [.. About("COUNTED", row, id), .. figures.Fields(sheet, row.Lines, row.Votes)];
        if (row.IfHeldCounted is { } held) yield return [.. About("IF_HELD_COUNTED", row, id), .. figures.Fields(sheet, held.Lines, held.Votes)];
    }

    private static string[] About(string kind, AreaTotals row, string id) =>
    [
        kind, row.Contest, row.Area, id, $"{row.PrecinctsExpected}", $"{row.PrecinctsCounted}", $"{row.PrecinctsFlagged}", $"{row.PrecinctsHeld}",
        $"{row.PrecinctsAnnulled}", $"{row.PrecinctsWithoutResult}", $"{row.RegisteredExpected}",
    ];
}
