using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Showing;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate held</c></summary>
internal static class HeldCommand
{
    public static Command Create() => new CliCommand(
        "held",
        "Results that are held until reviewed: the rules they broke and the ids by which to review them. Reads the whole ledger and takes its "
        + "verdicts as recorded.",
        "tabulate held",
        "tabulate held --json | jq -r '.held[].statement'").Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var fold = new HeldFold();
        await foreach (var leaf in invocation.Server.EntriesAsync(cancellation)) fold.Add(leaf);
        if (invocation.Json) JsonOutput.Print(Document(fold));
        else Print(invocation.Out, fold);
        return ExitCode.Ok;
    }

    private static JsonObject Document(HeldFold fold) => new()
    {
        ["position"] = fold.Position,
        ["held"] = new JsonArray([.. fold.Held.Select(each => Document(fold, each))]),
    };

    private static JsonObject Document(HeldFold fold, HeldStatement held) => new JsonObject
    {
        ["statement"] = held.Id.ToString(),
        ["contest"] = ContestOf(fold, held),
        ["precinct"] = PrecinctOf(fold, held),
        ["authority"] = fold.Election![held.Authority].Code,
        ["rules"] = new JsonArray([.. held.Rules.Select(rule => (JsonNode)rule)]),
        ["position"] = held.Position,
        ["recordedAt"] = held.RecordedAt.ToString(),
        ["earlierResultCounted"] = held.EarlierCounted,
    };

    private static void Print(IAnsiConsole console, HeldFold fold)
    {
        foreach (var held in fold.Held)
        {
            console.WriteLine($"{held.Id}");
            console.WriteLine($"  {ContestOf(fold, held)} at {PrecinctOf(fold, held)}, reported by {fold.Election![held.Authority].Code} at {held.RecordedAt}");
            console.WriteLine($"  {string.Join(", ", held.Rules)}{(held.EarlierCounted ? "; an earlier result is counted meanwhile" : "")}");
        }

        console.WriteLine($"{Readable.Whole((ulong)fold.Held.Count)} held, as of position {fold.Position:N0}.");
    }

    private static string ContestOf(HeldFold fold, HeldStatement held) => fold.Election![fold.Election.Slots.ContestOf(held.Slot)].Code;

    private static string PrecinctOf(HeldFold fold, HeldStatement held) => fold.Election![fold.Election.Slots.PrecinctOf(held.Slot)].Code;
}
