using System.Globalization;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Tables;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>
/// Events as CSV (RFC 4180): a row for each figure and each other value that is another after than before; an event that changes none has one row without a value.
/// </summary>
internal static class EventTable
{
    private const int EventsAtOnce = 500;

    private static readonly string[] Columns =
    [
        "position", "recorded_at", "statement", "kind", "authority", "contest", "precinct", "area", "value", "figure", "before", "after", "reason", "legal_basis",
        "rules", "about", "detail",
    ];

    /// <summary>Writes while it reads, in UTF-8: there may be more events than anybody wants in memory.</summary>
    public static async Task WriteAsync(Election election, IEnumerable<Event> events, Stream body, CancellationToken cancellation)
    {
        await body.WriteAsync(CsvRows.Write([Columns]), cancellation);
        foreach (var some in events.Chunk(EventsAtOnce)) await body.WriteAsync(CsvRows.Write(some.SelectMany(told => RowsOf(election, told))), cancellation);
    }

    private static IEnumerable<string[]> RowsOf(Election election, Event told) =>
        Figures(election, told).Concat(told.Changes.Select(change => Of(told, change))).DefaultIfEmpty(Nothing(told)).Select(row => Fields(told, row));

    private static string[] Fields(Event told, Row row) =>
    [
        told.Position.ToString(CultureInfo.InvariantCulture), Timestamp.FromMilliseconds((long)told.RecordedAt).ToString(),
        Convert.ToHexStringLower(told.StatementId.Span), EventNames.Of(told.Kind), told.Authority, row.Contest, told.Precinct, row.Area, row.Value, row.Figure,
        row.Before, row.After, told.Reason, told.LegalBasis, string.Join(' ', told.Rules), Convert.ToHexStringLower(told.About.Span), told.Detail,
    ];

    private static Row Nothing(Event told) => new(told.Contest, told.Area, "", "", "", "");

    /// <summary>Some changes are of other contests and areas than the event: a change of the stations names neither.</summary>
    private static Row Of(Event told, ValueChange change) => new(
        change.Contest.Length > 0 ? change.Contest : told.Contest, change.Area.Length > 0 ? change.Area : told.Area, EventNames.Of(change.Value), change.Code,
        change.Before, change.After);

    private static IEnumerable<Row> Figures(Election election, Event told)
    {
        if (election.FindContest(told.Contest) is not { } contest || (told.Before ?? told.After) is null) return [];
        var (before, after) = (All(told.Before), All(told.After));
        var sheet = election.SheetOf(contest);
        return Enumerable.Range(0, sheet.Width).Where(figure => In(before, figure) != In(after, figure)).Select(figure => new Row(
            told.Contest, told.Area, figure < sheet.Lines ? "LINE" : "VOTES", LineComparison.CodeOf(sheet, figure), In(before, figure), In(after, figure)));
    }

    private static ulong[] All(Figures? figures) => figures is null ? [] : [.. figures.Lines, .. figures.Votes];

    private static string In(ulong[] figures, int figure) => figure < figures.Length ? figures[figure].ToString(CultureInfo.InvariantCulture) : "";

    /// <param name="Value">LINE, VOTES, or the name of another value.</param>
    /// <param name="Figure">Code of the line, selection, precinct or authority.</param>
    private readonly record struct Row(string Contest, string Area, string Value, string Figure, string Before, string After);
}
