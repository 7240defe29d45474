using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Election = Tabulation.Domain.Elections.Election;
using LocalizedText = Tabulation.Domain.Elections.LocalizedText;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Publication.Http;

/// <summary>Puts the election, its totals and its seats into the documents of the JSON API.</summary>
internal static class DocumentWriter
{
    public static ElectionDocument Write(Election election)
    {
        var definition = election.Definition;
        return new ElectionDocument(
            election.Id.ToString(), definition.ExternalId, Names(definition.Names), definition.Test, definition.Synthetic, Names(definition.SyntheticNotes),
            definition.PollsClose.ToString(), definition.Release.ToString(), [.. election.Sheets.Select(Write)], [.. election.Areas.Select(area => Write(election, area))],
            election.Precincts.Count);
    }

    public static TotalsDocument Write(Election election, TotalsView view) =>
        new(Write(view.AsOf), [.. view.Rows.Select(row => Write(election.Sheets[election.FindContest(row.Contest)!.Value.Value], row))]);

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

    private static ContestDocument Write(Sheet sheet) => new(
        sheet.Contest.Code, Names(sheet.Contest.Names), sheet.Contest.Allocation.Seats,
        [.. sheet.Contest.Selections.Select(selection => new NamedDocument(selection.Code, Names(selection.Names)))],
        [.. sheet.Form.Lines.Select(line => new NamedDocument(line.Code, Names(line.Names)))]);

    private static AreaDocument Write(Election election, Domain.Elections.Area area) => new(
        area.Code, Names(area.Names), election.Definition.Hierarchies[area.Hierarchy].Code, area.Parent is { } parent ? election[parent].Code : null,
        area.ExternalId.Length > 0 ? area.ExternalId : null);

    private static TotalDocument Write(Sheet sheet, AreaTotals row) => new(
        row.Contest, row.Area, new PrecinctsDocument(row.PrecinctsExpected, row.PrecinctsCounted, row.PrecinctsFlagged, row.PrecinctsHeld),
        row.RegisteredExpected, Lines(sheet, row.Lines), Votes(sheet, row.Votes),
        row.IfHeldCounted is { } held ? new IfHeldDocument(Lines(sheet, held.Lines), Votes(sheet, held.Votes)) : null);

    private static Dictionary<string, ulong> Lines(Sheet sheet, IReadOnlyList<ulong> figures) =>
        sheet.Form.Lines.Zip(figures).ToDictionary(pair => pair.First.Code, pair => pair.Second);

    private static Dictionary<string, ulong> Votes(Sheet sheet, IReadOnlyList<ulong> figures) =>
        sheet.Contest.Selections.Zip(figures).ToDictionary(pair => pair.First.Code, pair => pair.Second);

    private static AsOfDocument Write(AsOf asOf) => new(
        Convert.ToHexStringLower(asOf.ElectionId.Span), asOf.Position, Timestamp.FromMilliseconds((long)asOf.RecordedAt).ToString(), asOf.Rebuilding,
        asOf.Test, asOf.Synthetic);

    private static Dictionary<string, string> Names(IReadOnlyList<LocalizedText> names) => names.ToDictionary(name => name.Language, name => name.Text);
}
