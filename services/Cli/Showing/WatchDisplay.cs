using Spectre.Console;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Showing;

/// <summary>Shows updates as they come, for people who read a file or a pipe.</summary>
internal sealed class WatchDisplay(Election election, IAnsiConsole console)
{
    private readonly TotalsTables tables = new(election);

    /// <summary>A line for each total that changed.</summary>
    public async Task LinesAsync(IAsyncEnumerable<WatchResponse> updates)
    {
        await foreach (var update in updates)
            foreach (var row in update.Totals) console.WriteLine($"{update.AsOf.Position,10:N0}  {tables.Line(row)}");
    }
}
