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
    string Detail)
{
    public static EventDocument Of(Election election, Event told)
    {
        var sheet = election.FindContest(told.Contest) is { } contest ? election.SheetOf(contest) : null;
        return new EventDocument(
            told.Position, Timestamp.FromMilliseconds((long)told.RecordedAt).ToString(), Convert.ToHexStringLower(told.StatementId.Span), EventNames.Of(told.Kind),
            told.Authority, told.Contest, told.Precinct, told.Area, told.Reason, told.LegalBasis, told.Rules,
            told.About.IsEmpty ? null : Convert.ToHexStringLower(told.About.Span), FiguresDocument.Of(sheet, told.Before), FiguresDocument.Of(sheet, told.After), told.Detail);
    }
}

/// <summary>Figures by the codes of lines and selections.</summary>
internal sealed record FiguresDocument(IReadOnlyDictionary<string, ulong> Lines, IReadOnlyDictionary<string, ulong> Votes)
{
    public static FiguresDocument? Of(Sheet? sheet, Figures? figures) => sheet is null || figures is null ? null : new FiguresDocument(
        sheet.Form.Lines.Zip(figures.Lines).ToDictionary(pair => pair.First.Code, pair => pair.Second),
        sheet.Contest.Selections.Zip(figures.Votes).ToDictionary(pair => pair.First.Code, pair => pair.Second));
}
