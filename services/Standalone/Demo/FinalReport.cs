using Spectre.Console;
using Tabulation.Contracts.V1;
using Tabulation.Samples;

namespace Tabulation.Standalone.Demo;

/// <summary>The night's totals and seats beside what they must be.</summary>
internal sealed class FinalReport(Sample sample, GetResponse totals, IReadOnlyList<GetAllocationResponse> seats)
{
    private readonly Dictionary<string, AreaTotals> byContest = totals.Totals.ToDictionary(row => row.Contest);
    private readonly Dictionary<string, GetAllocationResponse> seatsByContest = seats.ToDictionary(each => each.Contest);

    /// <summary>True where every vote, seat and count of stations is the expected one.</summary>
    public bool Matches => sample.Expected.Contests.All(Agrees) && ChamberSeats().OrderBy(each => each.Key).SequenceEqual(sample.Expected.Chamber.OrderBy(each => each.Key))
        && DirectSeats().OrderBy(each => each.Key).SequenceEqual(sample.Expected.DirectSeats.OrderBy(each => each.Key));

    public void Print(IAnsiConsole console)
    {
        foreach (var expected in sample.Expected.Contests.Where(contest => contest.Selections.Sum(selection => selection.Seats) > 1)) console.Write(TableOf(expected));
        if (sample.Expected.DirectSeats.Count > 0) console.Write(DirectTable());
        if (sample.Definition.Chamber is { } chamber) console.Write(ChamberTable(chamber));
        console.WriteLine(sample.Expected.Source);
        console.MarkupLine(Matches ? "[green]Every vote, seat and count of stations is the expected one.[/]" : "[red]Something differs from what is expected.[/]");
    }

    private Table TableOf(ExpectedContest expected)
    {
        var what = expected.Published ? "published" : "expected";
        var contest = sample.Registry.Contests.Single(each => each.Code == expected.Code);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle($"[bold]{Markup.Escape(NightScreen.Name(contest.Names))}[/]") };
        table.AddColumn("List");
        foreach (var header in new[] { "Votes", $"Votes {what}", "Seats", $"Seats {what}" }) table.AddColumn(new TableColumn(header).RightAligned());
        for (var i = 0; i < expected.Selections.Count; i++)
        {
            var selection = expected.Selections[i];
            table.AddRow(
                Markup.Escape(NightScreen.Name(contest.Selections[i].Names)), NightScreen.Whole(byContest[expected.Code].Votes[i]),
                NightScreen.Whole((ulong)selection.Votes), SeatsOf(expected.Code, i).ToString(), selection.Seats.ToString());
        }

        table.AddRow("[bold]All[/]", NightScreen.Whole(byContest[expected.Code].Votes.Aggregate(0UL, (sum, each) => sum + each)),
            NightScreen.Whole((ulong)expected.Selections.Sum(selection => selection.Votes)),
            seatsByContest[expected.Code].Selections.Sum(selection => selection.Seats).ToString(), expected.Selections.Sum(selection => selection.Seats).ToString());
        return table;
    }

    private Table DirectTable()
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("[bold]Single-member districts[/]") };
        table.AddColumn("Nominated by");
        table.AddColumn(new TableColumn("Seats").RightAligned());
        table.AddColumn(new TableColumn("Seats expected").RightAligned());
        var won = DirectSeats();
        foreach (var list in won.Keys.Union(sample.Expected.DirectSeats.Keys).Order())
            table.AddRow(list.Length == 0 ? "independent" : list, won.GetValueOrDefault(list).ToString(), sample.Expected.DirectSeats.GetValueOrDefault(list).ToString());
        return table;
    }

    /// <summary>List and single-member seats together, beside those of the previous chamber.</summary>
    private Table ChamberTable(Chamber chamber)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle($"[bold]{Markup.Escape(NightScreen.Name(chamber.Names))}[/]") };
        table.AddColumn("List");
        foreach (var header in new[] { "Seats", "Seats before" }) table.AddColumn(new TableColumn(header).RightAligned());
        var (now, before) = (ChamberSeats(), chamber.Previous.ToLookup(previous => previous.List, previous => (int)previous.Seats));
        foreach (var list in now.Keys.Union(before.Select(previous => previous.Key)).Order())
            table.AddRow(list.Length == 0 ? "none of these" : Markup.Escape(list), now.GetValueOrDefault(list).ToString(), before[list].Sum().ToString());
        return table;
    }

    private bool Agrees(ExpectedContest expected)
    {
        var row = byContest[expected.Code];
        return row.PrecinctsExpected == expected.Precincts.Expected && row.PrecinctsCounted == expected.Precincts.Counted
            && row.PrecinctsFlagged == expected.Precincts.Flagged && row.PrecinctsHeld == expected.Precincts.Held
            && row.PrecinctsAnnulled == expected.Precincts.Annulled && row.PrecinctsWithoutResult == expected.Precincts.WithoutResult
            && row.Lines.SequenceEqual(expected.Lines.Select(line => (ulong)line))
            && expected.Selections.Index().All(each => row.Votes[each.Index] == (ulong)each.Item.Votes && SeatsOf(expected.Code, each.Index) == each.Item.Seats);
    }

    private int SeatsOf(string contest, int selection) => (int)seatsByContest[contest].Selections[selection].Seats;

    private Dictionary<string, int> ChamberSeats()
    {
        var seats = DirectSeats();
        foreach (var contest in sample.Registry.Contests.Where(contest => contest.Kind == ContestKind.List))
            foreach (var (number, list) in contest.Selections.Index().Where(list => SeatsOf(contest.Code, list.Index) > 0))
                seats[list.Code] = seats.GetValueOrDefault(list.Code) + SeatsOf(contest.Code, number);
        return seats;
    }

    private Dictionary<string, int> DirectSeats()
    {
        var won = new Dictionary<string, int>();
        foreach (var contest in sample.Registry.Contests.Where(contest => contest.Kind == ContestKind.Candidate))
        {
            foreach (var winner in seatsByContest[contest.Code].Selections.Where(selection => selection.Seats > 0))
            {
                var list = contest.Selections[(int)winner.Selection].NominatedBy;
                won[list] = won.GetValueOrDefault(list) + (int)winner.Seats;
            }
        }

        return won;
    }
}
