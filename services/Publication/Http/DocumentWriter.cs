using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Election = Tabulation.Domain.Elections.Election;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Publication.Http;

/// <summary>Puts totals and seats into the documents of the JSON API.</summary>
internal static class DocumentWriter
{
    public static TotalsDocument Write(Election election, TotalsView view) =>
        new(Write(view.AsOf), Write(election, view.Rows));

    public static IReadOnlyList<TotalDocument> Write(Election election, IEnumerable<AreaTotals> rows) =>
        [.. rows.Select(row => Write(election.Sheets[election.FindContest(row.Contest)!.Value.Value], row))];

    public static SeatsDocument Write(Election election, TotalsView view, IReadOnlyList<GetAllocationResponse> allocations) =>
        new(Write(view.AsOf), [.. allocations.Select(allocation => Write(election, allocation))]);

    private static ContestSeatsDocument Write(Election election, GetAllocationResponse allocation)
    {
        var selections = election[election.FindContest(allocation.Contest)!.Value].Selections;
        return new ContestSeatsDocument(
            allocation.Contest, allocation.Outcome.ToString(),
            [.. allocation.Selections.Select(each => new SelectionSeatsDocument(each.Code, each.Votes, each.Admitted, each.Seats))],
            allocation.Tie is { } tie ? [.. tie.Selections.Select(number => selections[(int)number].Code)] : null,
            allocation.Steps);
    }

    private static TotalDocument Write(Sheet sheet, AreaTotals row) => new(
        row.Contest, row.Area, new PrecinctsDocument(row.PrecinctsExpected, row.PrecinctsCounted, row.PrecinctsFlagged, row.PrecinctsHeld, row.PrecinctsAnnulled, row.PrecinctsWithoutResult),
        row.RegisteredExpected, Lines(sheet, row.Lines), Votes(sheet, row.Votes),
        row.IfHeldCounted is { } held ? new IfHeldDocument(Lines(sheet, held.Lines), Votes(sheet, held.Votes)) : null);

    private static Dictionary<string, ulong> Lines(Sheet sheet, IReadOnlyList<ulong> figures) =>
        sheet.Form.Lines.Zip(figures).ToDictionary(pair => pair.First.Code, pair => pair.Second);

    private static Dictionary<string, ulong> Votes(Sheet sheet, IReadOnlyList<ulong> figures) =>
        sheet.Contest.Selections.Zip(figures).ToDictionary(pair => pair.First.Code, pair => pair.Second);

    public static AsOfDocument Write(AsOf asOf) => new(
        Convert.ToHexStringLower(asOf.ElectionId.Span), asOf.Position, Timestamp.FromMilliseconds((long)asOf.RecordedAt).ToString(), asOf.Rebuilding,
        asOf.Test, asOf.Synthetic);
}
