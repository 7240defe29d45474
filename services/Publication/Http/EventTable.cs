using System.Globalization;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Tables;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>Events as CSV (RFC 4180): a row for each figure that is another after than before; an event that changes none has one row without a figure.</summary>
internal static class EventTable
{
    private const int EventsAtOnce = 500;

    private static readonly string[] Columns =
    [
        "position", "recorded_at", "statement", "kind", "authority", "contest", "precinct", "area", "figure", "before", "after", "reason", "legal_basis", "rules",
        "about", "detail",
    ];

    /// <summary>Writes while it reads, in UTF-8: there may be more events than anybody wants in memory.</summary>
    public static async Task WriteAsync(Election election, IEnumerable<Event> events, Stream body)
    {
        await body.WriteAsync(CsvRows.Write([Columns]));
        foreach (var some in events.Chunk(EventsAtOnce)) await body.WriteAsync(CsvRows.Write(some.SelectMany(told => RowsOf(election, told))));
    }

    private static IEnumerable<string[]> RowsOf(Election election, Event told) =>
        Changes(election, told).Select(change => Fields(told, change.Figure, change.Before, change.After));

    private static string[] Fields(Event told, string figure, string before, string after) =>
    [
        told.Position.ToString(CultureInfo.InvariantCulture), Timestamp.FromMilliseconds((long)told.RecordedAt).ToString(),
        Convert.ToHexStringLower(told.StatementId.Span), EventNames.Of(told.Kind), told.Authority, told.Contest, told.Precinct, told.Area, figure, before, after,
        told.Reason, told.LegalBasis, string.Join(' ', told.Rules), Convert.ToHexStringLower(told.About.Span), told.Detail,
    ];

    private static List<(string Figure, string Before, string After)> Changes(Election election, Event told)
    {
        if (election.FindContest(told.Contest) is not { } contest || (told.Before ?? told.After) is null) return [("", "", "")];
        var (before, after) = (All(told.Before), All(told.After));
        var sheet = election.SheetOf(contest);
        var changed = Enumerable.Range(0, sheet.Width).Where(figure => In(before, figure) != In(after, figure))
            .Select(figure => (LineComparison.CodeOf(sheet, figure), In(before, figure), In(after, figure))).ToList();
        return changed.Count > 0 ? changed : [("", "", "")];
    }

    private static ulong[] All(Figures? figures) => figures is null ? [] : [.. figures.Lines, .. figures.Votes];

    private static string In(ulong[] figures, int figure) => figure < figures.Length ? figures[figure].ToString(CultureInfo.InvariantCulture) : "";
}
