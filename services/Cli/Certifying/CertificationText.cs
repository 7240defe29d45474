using System.Text.Json.Nodes;
using Google.Protobuf.Collections;
using Spectre.Console;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Cli.Certifying;

/// <summary>Everything that is about to be certified, for people and for programs.</summary>
internal static class CertificationText
{
    private const int MostNamed = 20;

    public static void Print(IAnsiConsole console, Election election, Sheet sheet, CertificationDraft draft)
    {
        var said = draft.Certification;
        console.WriteLine($"Election   {Readable.Name(election.Definition.Names, "")}, {election.Id}");
        console.WriteLine($"Contest    {said.Contest}, {Readable.Name(sheet.Contest.Names, said.Contest)}");
        console.WriteLine(
            $"Checkpoint {said.CheckpointSize:N0} entries, root {Convert.ToHexStringLower(said.CheckpointRoot.Span)}; every one of them "
            + "verified and counted anew");
        if (!draft.Replaces.IsNone) console.WriteLine($"Replaces   {draft.Replaces}");
        console.Write(Figures(sheet, said));
        console.WriteLine(
            said.Outstanding.Count == 0 ? "Every station has a result, or a recorded reason for none." : Outstanding(said.Outstanding));
        foreach (var protocol in draft.Protocols) console.WriteLine(Words(election, draft, protocol));
        if (!draft.Protocols.Any()) console.WriteLine("No area protocols are in force.");
    }

    public static JsonObject Document(CertificationDraft draft) => new()
    {
        ["contest"] = draft.Certification.Contest,
        ["checkpointSize"] = draft.Certification.CheckpointSize,
        ["checkpointRoot"] = Convert.ToHexStringLower(draft.Certification.CheckpointRoot.Span),
        ["lines"] = Array(draft.Certification.Lines),
        ["votes"] = Array(draft.Certification.Votes),
        ["seats"] = Array(draft.Certification.Seats),
        ["outstanding"] = Array(draft.Certification.Outstanding),
        ["areaProtocols"] = new JsonArray([.. draft.Protocols.Select(protocol => (JsonNode)new JsonObject
        {
            ["statement"] = protocol.Id.ToString(), ["differingLines"] = Array(draft.Differing(protocol.Content)),
        })]),
        ["obstacles"] = Array(draft.Obstacles),
    };

    private static Table Figures(Sheet sheet, Certification said)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns(new TableColumn(""), new TableColumn("Certified").RightAligned(), new TableColumn("Seats").RightAligned());
        for (var number = 0; number < sheet.Selections; number++)
        {
            var selection = sheet.Contest.Selections[number];
            table.AddRow(Markup.Escape(Readable.Name(selection.Names, selection.Code)), $"{said.Votes[number]:N0}",
                $"{said.Seats[number]:N0}");
        }

        table.AddEmptyRow();
        for (var line = 0; line < sheet.Lines; line++)
            table.AddRow(Markup.Escape(Readable.Name(sheet.Form.Lines[line].Names, sheet.Form.Lines[line].Code)), $"{said.Lines[line]:N0}",
                "");
        return table;
    }

    private static string Outstanding(RepeatedField<string> precincts) =>
        $"Outstanding are {precincts.Count:N0}: "
        + $"{string.Join(", ", precincts.Take(MostNamed))}{(precincts.Count > MostNamed ? " ..." : "")}";

    private static string Words(Election election, CertificationDraft draft, Domain.Folding.Stands<Domain.Statements.AreaProtocol> protocol)
    {
        var area = protocol.Content.Place.Area is { } index ? election[index].Code : "the whole contest";
        var differing = draft.Differing(protocol.Content);
        return $"Area protocol of {area} by {election[protocol.By].Code}: "
            + $"{(differing.Count == 0 ? "agrees" : $"DIFFERS in {string.Join(", ", differing)}")}";
    }

    private static JsonArray Array<T>(IEnumerable<T> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
}
