using System.Text.Json.Nodes;
using Spectre.Console;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Tabulation.Samples;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Simulating;

/// <summary>A sample's turnout: ballots issued by certain moments, by region.</summary>
internal static class TurnoutTable
{
    public static ExitCode Print(Invocation invocation, SampleEntry entry, ulong? seed)
    {
        // Turnout does not depend on who signs; one key for all spares making hundreds.
        var key = SigningKey.Create().PublicKey.Bytes;
        var sample = entry.Build(new Rehearsal(seed ?? entry.DefaultSeed, _ => key));
        List<Region> regions = [.. Regions(sample), new("", "All", RegisteredIn(sample, null), sample.Turnout.Total)];
        if (invocation.Json) JsonOutput.Print(Document(sample, regions));
        else invocation.Out.Write(TableOf(sample, regions));
        return ExitCode.Ok;
    }

    /// <summary>The highest level of the first hierarchy that has more than one area.</summary>
    private static IEnumerable<Region> Regions(Sample sample)
    {
        var areas = sample.Registry.Areas.Index().Where(area => area.Item.Hierarchy == 0).ToList();
        var level = areas.Where(area => !area.Item.HasParent).ToList();
        while (level.Count == 1) level = [.. areas.Where(area => area.Item.HasParent && area.Item.Parent == level[0].Index)];
        return level.Select(area => new Region(
            area.Item.Code, NameOf(area.Item), RegisteredIn(sample, area.Index), sample.Turnout.InArea(sample.Registry, area.Index)));
    }

    private static string NameOf(Area area) => (area.Names.FirstOrDefault(name => name.Language == "en") ?? area.Names[0]).Text;

    private static ulong RegisteredIn(Sample sample, int? area) => Readable.Sum(
        sample.Turnout.Precincts
            .Where(precinct => area is not { } within || TurnoutByHour.LiesIn(sample.Registry, precinct, within))
            .Select(precinct => (ulong)precinct.Registered));

    private static Table TableOf(Sample sample, IReadOnlyList<Region> regions)
    {
        var table = new Table
        {
            Border = TableBorder.Rounded,
            Title = new TableTitle($"[bold]Turnout, {Markup.Escape(sample.Name)}[/]"),
            Caption = new TableTitle("Ballots issued, per cent of voters registered, by hours and minutes before the polls closed"),
        };
        table.AddColumn("Region");
        table.AddColumn(new TableColumn("Registered").RightAligned());
        foreach (var moment in sample.Turnout.Moments) table.AddColumn(new TableColumn(Words(moment)).RightAligned());
        foreach (var region in regions)
            table.AddRow([Markup.Escape(region.Name), Readable.Whole(region.Registered), .. region.Issued.Select(
                issued => Readable.Share((ulong)issued, region.Registered))]);
        return table;
    }

    private static string Words(TimeSpan moment) => $"{(moment < TimeSpan.Zero ? "-" : "+")}{moment:hh\\:mm}";

    private static JsonObject Document(Sample sample, IReadOnlyList<Region> regions) => new()
    {
        ["sample"] = sample.Name,
        ["seed"] = sample.Seed,
        ["minutesAfterPollsClose"] =
            new JsonArray([.. sample.Turnout.Moments.Select(moment => (JsonNode)(moment.Ticks / TimeSpan.TicksPerMinute))]),
        ["regions"] = new JsonArray([.. regions.Select(region => new JsonObject
        {
            ["code"] = region.Code,
            ["name"] = region.Name,
            ["registered"] = region.Registered,
            ["ballotsIssued"] = new JsonArray([.. region.Issued.Select(issued => (JsonNode)issued)]),
        })]),
    };

    private sealed record Region(string Code, string Name, ulong Registered, IReadOnlyList<long> Issued);
}
