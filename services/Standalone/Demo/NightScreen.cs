using System.Globalization;
using Spectre.Console;
using Tabulation.Contracts.V1;
using Tabulation.Samples;

namespace Tabulation.Standalone.Demo;

/// <summary>What is shown while a night is played: one line of headline and a table of the first contest, always with what it is as of.</summary>
internal sealed class NightScreen(Sample sample, Uri http)
{
    private readonly Contest contest = sample.Registry.Contests[0];

    public Table Render(AsOf? asOf, AreaTotals? totals, GetAllocationResponse? seats)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Title), Caption = new TableTitle(Caption(asOf, totals)) };
        table.AddColumn("List");
        table.AddColumn(new TableColumn("Votes").RightAligned());
        table.AddColumn(new TableColumn("Share").RightAligned());
        table.AddColumn(new TableColumn("Seats now").RightAligned());
        for (var i = 0; i < contest.Selections.Count; i++)
        {
            var votes = totals?.Votes[i] ?? 0;
            table.AddRow(
                Markup.Escape(Name(contest.Selections[i].Names)), Whole(votes), Share(votes, totals),
                seats is { } given && given.Selections[i].Admitted ? Whole(given.Selections[i].Seats) : "-");
        }

        return table;
    }

    /// <summary>The same on one line, for output that is not a terminal.</summary>
    public string Line(AsOf asOf, AreaTotals totals)
    {
        var leader = totals.Votes.Index().MaxBy(vote => vote.Item).Index;
        return $"{Counted(totals)}, {Name(contest.Selections[leader].Names)} {Share(totals.Votes[leader], totals)}, as of position {asOf.Position:N0}";
    }

    public static string Name(IEnumerable<LocalizedText> names)
    {
        var all = names.ToList();
        return (all.FirstOrDefault(name => name.Language == "en") ?? all[0]).Text;
    }

    public static string Whole(ulong number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string Title => $"[bold]{Markup.Escape(Name(sample.Definition.Names))}[/]" + (sample.Definition.Synthetic ? " [yellow](synthetic below the national level)[/]" : "");

    private string Caption(AsOf? asOf, AreaTotals? totals) =>
        asOf is null || totals is null ? "waiting for the first result" : $"{Counted(totals)} · as of position {asOf.Position:N0} · {http}api/totals";

    private static string Counted(AreaTotals totals)
    {
        var text = $"{totals.PrecinctsCounted:N0} of {totals.PrecinctsExpected:N0} stations counted";
        if (totals.PrecinctsFlagged > 0) text += $", {totals.PrecinctsFlagged:N0} flagged";
        return totals.PrecinctsHeld > 0 ? text + $", {totals.PrecinctsHeld:N0} held" : text;
    }

    /// <summary>Per cent of all votes, cut after two digits; integers until the text.</summary>
    private static string Share(ulong votes, AreaTotals? totals)
    {
        var all = totals is null ? 0 : totals.Votes.Aggregate(0UL, (sum, each) => sum + each);
        if (all == 0) return "-";
        var hundredths = (UInt128)votes * 10_000 / all;
        return $"{hundredths / 100}.{hundredths % 100:D2}%";
    }
}
