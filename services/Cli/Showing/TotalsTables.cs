using Spectre.Console;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Cli.Showing;

/// <summary>Totals as tables: one contest in one area in full, or several areas side by side.</summary>
internal sealed class TotalsTables(Election election)
{
    private static readonly string[] Counts = ["Expected", "Counted", "Flagged", "Held"];

    /// <summary>One row in full: votes and shares, then the form's lines.</summary>
    public Table Full(AreaTotals row)
    {
        var sheet = SheetOf(row.Contest);
        var table = New(Title(sheet, row.Area), Readable.Counted(row));
        table.AddColumn("");
        foreach (var header in Headers(row)) table.AddColumn(new TableColumn(header).RightAligned());
        AddVotes(table, sheet, row);
        table.AddEmptyRow();
        for (var line = 0; line < sheet.Lines; line++)
            AddRow(table, Readable.Name(sheet.Form.Lines[line].Names, sheet.Form.Lines[line].Code), row.Lines[line], "",
                row.IfHeldCounted?.Lines[line]);
        return table;
    }

    /// <summary>Rows of one contest below each other.</summary>
    public Table Areas(string contest, IEnumerable<AreaTotals> rows)
    {
        var sheet = SheetOf(contest);
        var table = New(Title(sheet, ""), "Votes by selection");
        table.AddColumn("Area");
        foreach (var header in Counts.Concat(sheet.Contest.Selections.Select(selection => selection.Code)))
            table.AddColumn(new TableColumn(Markup.Escape(header)).RightAligned());
        foreach (var row in rows) table.AddRow([.. Cells(row)]);
        return table;
    }

    /// <summary>A line for each row: who leads.</summary>
    public Table Leaders(IEnumerable<AreaTotals> rows)
    {
        var table = New(Markup.Escape(Readable.Name(election.Definition.Names, "")), "");
        foreach (var header in new[] { "Contest", "Area", "Leads" }) table.AddColumn(header);
        foreach (var header in new[] { "Share", "Counted", "Expected", "Flagged", "Held" })
            table.AddColumn(new TableColumn(header).RightAligned());
        foreach (var row in rows)
        {
            var (name, share) = Leader(row);
            table.AddRow(
                Markup.Escape(row.Contest), Markup.Escape(row.Area), Markup.Escape(name), share, Readable.Whole(row.PrecinctsCounted),
                Readable.Whole(row.PrecinctsExpected), Readable.Whole(row.PrecinctsFlagged), Readable.Whole(row.PrecinctsHeld));
        }

        return table;
    }

    /// <summary>The same on one line.</summary>
    public string Line(AreaTotals row)
    {
        var (name, share) = Leader(row);
        var where = row.Area.Length == 0 ? row.Contest : $"{row.Contest} in {row.Area}";
        return $"{where}: {Readable.Counted(row)}{(share == "-" ? "" : $", {name} {share}")}";
    }

    private static Table New(string title, string caption) =>
        new() { Border = TableBorder.Rounded, Title = new TableTitle($"[bold]{title}[/]"),
            Caption = new TableTitle(Markup.Escape(caption)) };

    private static string[] Headers(AreaTotals row) =>
        row.IfHeldCounted is null ? ["Counted", "Share"] : ["Counted", "Share", "If all held were counted"];

    private static void AddVotes(Table table, Sheet sheet, AreaTotals row)
    {
        var all = Readable.Sum(row.Votes);
        for (var i = 0; i < sheet.Selections; i++)
        {
            var selection = sheet.Contest.Selections[i];
            AddRow(table, Readable.Name(selection.Names, selection.Code), row.Votes[i], Readable.Share(row.Votes[i], all),
                row.IfHeldCounted?.Votes[i]);
        }
    }

    private static void AddRow(Table table, string name, ulong figure, string share, ulong? ifHeld)
    {
        if (ifHeld is { } other) table.AddRow(Markup.Escape(name), Readable.Whole(figure), share, Readable.Whole(other));
        else table.AddRow(Markup.Escape(name), Readable.Whole(figure), share);
    }

    private IEnumerable<string> Cells(AreaTotals row)
    {
        yield return Markup.Escape(row.Area.Length == 0 ? "all" : $"{row.Area} {AreaName(row.Area)}");
        foreach (var count in new[] { row.PrecinctsExpected, row.PrecinctsCounted, row.PrecinctsFlagged, row.PrecinctsHeld })
            yield return Readable.Whole(count);
        foreach (var votes in row.Votes) yield return Readable.Whole(votes);
    }

    private (string Name, string Share) Leader(AreaTotals row)
    {
        var leader = row.Votes.Index().MaxBy(vote => vote.Item).Index;
        var selection = SheetOf(row.Contest).Contest.Selections[leader];
        return row.Votes[leader] == 0
            ? ("", "-")
            : (Readable.Name(selection.Names, selection.Code), Readable.Share(row.Votes[leader], Readable.Sum(row.Votes)));
    }

    private string Title(Sheet sheet, string area)
    {
        var contest = Readable.Name(sheet.Contest.Names, sheet.Contest.Code);
        return Markup.Escape(area.Length == 0 ? contest : $"{contest}: {AreaName(area)}");
    }

    private string AreaName(string code) => election.FindArea(code) is { } area ? Readable.Name(election[area].Names, code) : code;

    private Sheet SheetOf(string contest) => election.SheetOf(election.FindContest(contest)!.Value);
}
