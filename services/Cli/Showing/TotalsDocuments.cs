using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Cli.Showing;

/// <summary>Totals and seats as JSON, in the shape of the server's own JSON API: figures by the codes of lines and selections.</summary>
internal sealed class TotalsDocuments(Election election)
{
    public static JsonObject Write(AsOf asOf) => new()
    {
        ["electionId"] = Convert.ToHexStringLower(asOf.ElectionId.Span),
        ["position"] = asOf.Position,
        ["recordedAt"] = Domain.Ids.Timestamp.FromMilliseconds((long)asOf.RecordedAt).ToString(),
        ["rebuilding"] = asOf.Rebuilding,
        ["test"] = asOf.Test,
        ["synthetic"] = asOf.Synthetic,
    };

    public JsonObject Write(GetResponse totals) => new() { ["asOf"] = Write(totals.AsOf), ["totals"] = Write(totals.Totals) };

    public JsonObject Write(WatchResponse update) => new()
    {
        ["kind"] = KindOf(update.Kind),
        ["asOf"] = Write(update.AsOf),
        ["totals"] = Write(update.Totals),
        ["events"] = new JsonArray([.. update.Events.Select(Write)]),
        ["resumeToken"] = update.ResumeToken.ToBase64(),
    };

    /// <summary>Each contest says where its own figures stand.</summary>
    public JsonObject Write(IEnumerable<GetAllocationResponse> allocations) =>
        new() { ["contests"] = new JsonArray([.. allocations.Select(Write)]) };

    private static string KindOf(WatchKind kind) => kind switch
    {
        WatchKind.Snapshot => "snapshot",
        WatchKind.Change => "change",
        WatchKind.Heartbeat => "heartbeat",
        WatchKind.Current => "current",
        WatchKind.Reset => "reset",
        WatchKind.Unspecified => "unspecified",
    };

    private JsonArray Write(IEnumerable<AreaTotals> rows) => [.. rows.Select(Write)];

    private JsonNode Write(AreaTotals row)
    {
        var sheet = election.SheetOf(election.FindContest(row.Contest)!.Value);
        return new JsonObject
        {
            ["contest"] = row.Contest,
            ["area"] = row.Area,
            ["precincts"] = new JsonObject
            {
                ["expected"] = row.PrecinctsExpected,
                ["counted"] = row.PrecinctsCounted,
                ["flagged"] = row.PrecinctsFlagged,
                ["held"] = row.PrecinctsHeld,
                ["annulled"] = row.PrecinctsAnnulled,
                ["withoutResult"] = row.PrecinctsWithoutResult,
            },
            ["registeredExpected"] = row.RegisteredExpected,
            ["lines"] = Lines(sheet, row.Lines),
            ["votes"] = Votes(sheet, row.Votes),
            ["ifHeldCounted"] = Write(sheet, row.IfHeldCounted),
        };
    }

    private JsonNode Write(Event told)
    {
        var sheet = election.FindContest(told.Contest) is { } contest ? election.SheetOf(contest) : null;
        return new JsonObject
        {
            ["position"] = told.Position,
            ["recordedAt"] = Domain.Ids.Timestamp.FromMilliseconds((long)told.RecordedAt).ToString(),
            ["statement"] = Convert.ToHexStringLower(told.StatementId.Span),
            ["kind"] = EventNames.Of(told.Kind),
            ["authority"] = told.Authority,
            ["contest"] = told.Contest,
            ["precinct"] = told.Precinct,
            ["area"] = told.Area,
            ["reason"] = told.Reason,
            ["legalBasis"] = told.LegalBasis,
            ["rules"] = new JsonArray([.. told.Rules.Select(rule => (JsonNode)rule)]),
            ["about"] = told.About.IsEmpty ? null : Convert.ToHexStringLower(told.About.Span),
            ["before"] = Write(sheet, told.Before),
            ["after"] = Write(sheet, told.After),
            ["detail"] = told.Detail,
            ["changes"] = new JsonArray([.. told.Changes.Select(Write)]),
        };
    }

    private static JsonNode Write(ValueChange change) => new JsonObject
    {
        ["value"] = EventNames.Of(change.Value),
        ["contest"] = change.Contest,
        ["area"] = change.Area,
        ["code"] = change.Code,
        ["before"] = change.HasBefore ? change.Before : null,
        ["after"] = change.HasAfter ? change.After : null,
    };

    private static JsonObject? Write(Sheet? sheet, Figures? figures) => sheet is null || figures is null
        ? null
        : new JsonObject { ["lines"] = Lines(sheet, figures.Lines), ["votes"] = Votes(sheet, figures.Votes) };

    private JsonNode Write(GetAllocationResponse allocation)
    {
        var selections = election[election.FindContest(allocation.Contest)!.Value].Selections;
        return new JsonObject
        {
            ["asOf"] = Write(allocation.AsOf),
            ["contest"] = allocation.Contest,
            ["outcome"] = allocation.Outcome.ToString(),
            ["selections"] = new JsonArray([.. allocation.Selections.Select(each => new JsonObject
            {
                ["code"] = each.Code, ["votes"] = each.Votes, ["admitted"] = each.Admitted, ["seats"] = each.Seats,
            })]),
            ["tiedSelections"] = allocation.Tie is { } tie
                ? new JsonArray([.. tie.Selections.Select(number => (JsonNode)selections[(int)number].Code)])
                : null,
            ["steps"] = new JsonArray([.. allocation.Steps.Select(step => (JsonNode)step)]),
        };
    }

    private static JsonObject Lines(Sheet sheet, IEnumerable<ulong> figures) =>
        new(sheet.Form.Lines.Zip(figures, (line, figure) => KeyValuePair.Create(line.Code, (JsonNode?)figure)));

    private static JsonObject Votes(Sheet sheet, IEnumerable<ulong> figures) =>
        new(sheet.Contest.Selections.Zip(figures, (selection, figure) => KeyValuePair.Create(selection.Code, (JsonNode?)figure)));
}
