using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Publication.Http;

/// <summary>A report and where in the ledger it stands.</summary>
internal sealed record AsOfDocumentOf<T>(AsOfDocument AsOf, T Report) : IStanding;

/// <summary>What GET /api/events answers.</summary>
/// <param name="Next">Position to ask on from.</param>
internal sealed record EventsDocument(AsOfDocument AsOf, long Next, IReadOnlyList<EventDocument> Events) : IStanding;

/// <summary>An event; figures by code.</summary>
/// <param name="Before">Figures that stood before; null where there were none.</param>
/// <param name="After">Figures that stand, or wait where the result is held; null where there are none.</param>
/// <param name="Changes">Every other value that it changed.</param>
internal sealed record EventDocument(
    ulong Position,
    string RecordedAt,
    string Statement,
    string Kind,
    string Authority,
    string Contest,
    string Precinct,
    string Area,
    string Reason,
    string LegalBasis,
    IReadOnlyList<string> Rules,
    string? About,
    FiguresDocument? Before,
    FiguresDocument? After,
    string Detail,
    IReadOnlyList<ChangeDocument> Changes)
{
    public static EventDocument Of(Election election, Event told)
    {
        var sheet = election.FindContest(told.Contest) is { } contest ? election.SheetOf(contest) : null;
        return new EventDocument(
            told.Position, Timestamp.FromMilliseconds((long)told.RecordedAt).ToString(), Convert.ToHexStringLower(told.StatementId.Span), EventNames.Of(told.Kind),
            told.Authority, told.Contest, told.Precinct, told.Area, told.Reason, told.LegalBasis, told.Rules,
            told.About.IsEmpty ? null : Convert.ToHexStringLower(told.About.Span), FiguresDocument.Of(sheet, told.Before), FiguresDocument.Of(sheet, told.After), told.Detail,
            [.. told.Changes.Select(ChangeDocument.Of)]);
    }
}

/// <summary>A value before and after, as text; whole numbers in decimal digits.</summary>
/// <param name="Value">Which, as ChangedValue has it: PRECINCTS_EXPECTED for example.</param>
/// <param name="Contest">Whose it is; empty where it is none's.</param>
/// <param name="Area">Whose it is; empty for the whole contest, and where it is none's.</param>
/// <param name="Code">Of the precinct, selection or authority whose it is; empty where it is none's, and for the event's own precinct.</param>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none any more.</param>
internal sealed record ChangeDocument(string Value, string Contest, string Area, string Code, string? Before, string? After)
{
    public static ChangeDocument Of(ValueChange change) => new(
        EventNames.Of(change.Value), change.Contest, change.Area, change.Code, change.HasBefore ? change.Before : null, change.HasAfter ? change.After : null);
}

/// <summary>Figures by the codes of lines and selections.</summary>
internal sealed record FiguresDocument(IReadOnlyDictionary<string, ulong> Lines, IReadOnlyDictionary<string, ulong> Votes)
{
    public static FiguresDocument? Of(Sheet? sheet, Figures? figures) => sheet is null || figures is null ? null : new FiguresDocument(
        sheet.Form.Lines.Zip(figures.Lines).ToDictionary(pair => pair.First.Code, pair => pair.Second),
        sheet.Contest.Selections.Zip(figures.Votes).ToDictionary(pair => pair.First.Code, pair => pair.Second));
}
