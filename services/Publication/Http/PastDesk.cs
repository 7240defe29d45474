using Microsoft.AspNetCore.Http;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;
using Tabulation.Publication.Past;

namespace Tabulation.Publication.Http;

/// <summary>
/// Totals and seats as of an earlier size of the log. An answer never changes, as the entries before a published checkpoint never do: caches may keep it for ever.
/// Whoever calls has asked the gate.
/// </summary>
internal sealed class PastDesk(PastTotals past, DocumentShelf shelf)
{
    public Task<IResult> TotalsAsync(long size, TotalsFilter filter, IReadOnlyList<(string Contest, string Area)> keys) =>
        AnswerAsync($"totals {filter}", size, then => Json(DocumentWriter.Write(then.Election, then.Totals with { Rows = [.. then.Read(keys)] }) with { Root = RootOf(then) }));

    public Task<IResult> SeatsAsync(long size, TotalsFilter filter, IReadOnlyList<ContestIndex> contests, bool ifHeldCounted) =>
        AnswerAsync($"seats {ifHeldCounted} {filter}", size, then => Json(
            DocumentWriter.Write(then.Election, then.Totals, [.. contests.Select(each => Recount.Seats.Allocate(then.Election, each, then.Totals, ifHeldCounted))]) with
            {
                Root = RootOf(then),
            }));

    public Task<IResult> CsvAsync(long size, string level, TotalsFilter filter, IReadOnlyList<(string Contest, string Area)> keys) =>
        AnswerAsync($"totals.csv {level} {filter}", size, then => TotalsCsv.Made(TotalsTable.Write(then.Election, [.. then.Read(keys)]), level, size));

    /// <summary>A size that nobody could ask for takes no room on the shelf.</summary>
    private Task<IResult> AnswerAsync(string name, long size, Func<PastView, MadeDocument> make)
    {
        past.Require((ulong)size);
        return shelf.AnswerAsync($"{name} as of {size}", "", async () =>
            make(await past.ReadAsync((ulong)size, CancellationToken.None)) with { Caching = Caching.ForEver });
    }

    private MadeDocument Json<T>(T document) => shelf.Json(document);

    private static string RootOf(PastView then) => Convert.ToBase64String(then.Root.Span);
}
