using Spectre.Console;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Showing;

/// <summary>Shows updates as they come, until they end.</summary>
internal sealed class WatchDisplay(Election election, IAnsiConsole console)
{
    private readonly TotalsTables tables = new(election);
    private readonly OrderedDictionary<(string Contest, string Area), AreaTotals> latest = [];

    public async Task JsonLinesAsync(IAsyncEnumerable<WatchResponse> updates)
    {
        var documents = new TotalsDocuments(election);
        await foreach (var update in updates) JsonOutput.PrintLine(documents.Write(update));
    }

    /// <summary>A line for each total that changed.</summary>
    public async Task LinesAsync(IAsyncEnumerable<WatchResponse> updates)
    {
        await foreach (var update in updates)
            foreach (var row in update.Totals) console.WriteLine($"{update.AsOf.Position,10:N0}  {tables.Line(row)}");
    }

    /// <summary>One table, drawn anew with each update.</summary>
    public Task LiveAsync(IAsyncEnumerable<WatchResponse> updates) => console.Live(new Text("Waiting for the first totals.")).StartAsync(async live =>
    {
        await foreach (var update in updates)
        {
            if (update.Kind == WatchKind.Snapshot) latest.Clear();
            foreach (var row in update.Totals) latest[(row.Contest, row.Area)] = row;
            live.UpdateTarget(Render(update.AsOf));
        }
    });

    private Rows Render(AsOf asOf) => new Rows(
        latest.Count == 1 ? tables.Full(latest.GetAt(0).Value) : tables.Leaders(latest.Values), new Text(Readable.Standing(asOf)));
}
