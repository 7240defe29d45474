using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tabulation.Chronicle;
using Tabulation.Chronicle.Reviewing;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Showing;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate held</c></summary>
internal static class HeldCommand
{
    private static readonly Option<string?> Authority = new("--authority")
    {
        Description = "Only what this authority may review: in its area, and reported by another one", HelpName = "CODE",
    };

    public static Command Create() => new CliCommand(
        "held",
        "Results that a review may decide on: those held, and those counted and flagged, with the rules they broke and the ids by which to "
        + "review them. Reads the whole ledger and takes its verdicts as recorded.",
        "tabulate held",
        "tabulate held --authority commission/3",
        "tabulate held --json | jq -r '.held[].statement'")
    {
        Authority,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (chronicle, election) = await invocation.Server.ChronicleAsync(cancellation);
        AuthorityIndex? reviewer = invocation.Get(Authority) is { } code ? AuthorityOf(election, code) : null;
        var rows = ReviewReport.Of(chronicle, reviewer);
        if (invocation.Json) JsonOutput.Print(Document(chronicle.Position, rows));
        else Print(invocation.Out, chronicle.Position, rows);
        return ExitCode.Ok;
    }

    private static AuthorityIndex AuthorityOf(Election election, string code) =>
        election.FindAuthority(code) ?? throw new InputException($"--authority: the election has no authority {code}.");

    private static bool IsFlagged(ReviewRow row) => row.State == "FLAGGED";

    private static JsonObject Document(long position, IReadOnlyList<ReviewRow> rows) => new()
    {
        ["position"] = position,
        ["held"] = new JsonArray([.. rows.Where(row => !IsFlagged(row)).Select(row => (JsonNode)Document(row))]),
        ["flagged"] = new JsonArray([.. rows.Where(IsFlagged).Select(row => (JsonNode)Document(row))]),
    };

    private static JsonObject Document(ReviewRow row) => new()
    {
        ["statement"] = row.Statement,
        ["contest"] = row.Contest,
        ["precinct"] = row.Precinct,
        ["state"] = row.State,
        ["authority"] = row.Authority,
        ["rules"] = new JsonArray([.. row.Rules.Select(rule => (JsonNode)rule)]),
        ["waitsFor"] = new JsonArray([.. row.WaitsFor.Select(what => (JsonNode)what)]),
        ["differences"] = new JsonArray([.. row.Differences.Select(
            line => (JsonNode)new JsonObject { ["code"] = line.Figure, ["here"] = line.Claimed, ["other"] = line.Counted })]),
        ["position"] = row.Position,
        ["recordedAt"] = row.RecordedAt,
        ["earlierResultCounted"] = row.EarlierCounted,
    };

    private static void Print(IAnsiConsole console, long position, IReadOnlyList<ReviewRow> rows)
    {
        foreach (var row in rows)
        {
            console.WriteLine($"{row.Statement}");
            console.WriteLine($"  {row.Contest} at {row.Precinct}, reported by {row.Authority} at {row.RecordedAt}");
            console.WriteLine($"  {Standing(row)}{(row.Rules.Count > 0 ? $": {string.Join(", ", row.Rules)}" : "")}");
            if (row.Differences.Count > 0)
                console.WriteLine(
                    $"  differs from the other {(row.EarlierCounted ? "result" : "report")} in "
                    + $"{string.Join(", ", row.Differences.Select(Words))}");
        }

        var held = rows.Count(row => !IsFlagged(row));
        console.WriteLine(
            $"{Readable.Whole((ulong)held)} held, {Readable.Whole((ulong)(rows.Count - held))} counted and flagged, as of position "
            + $"{position:N0}.");
    }

    private static string Words(LineDifference line) => $"{line.Figure} ({line.Claimed}, there {line.Counted})";

    private static string Standing(ReviewRow row)
    {
        if (IsFlagged(row)) return "counted and flagged";
        var waits = $"held, waits for {string.Join(" and ", row.WaitsFor.Select(what => what.Replace('_', ' ').ToLowerInvariant()))}";
        return row.EarlierCounted ? $"{waits}; an earlier result is counted meanwhile" : waits;
    }
}
