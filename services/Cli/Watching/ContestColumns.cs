using Tabulation.Chronicle.Concluding;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Contest = Tabulation.Domain.Elections.Contest;

namespace Tabulation.Cli.Watching;

/// <summary>The columns of a contest's table: those of seats, and of held results, are there where there is something to tell.</summary>
internal sealed class ContestColumns
{
    private const int ShortestName = 20, Figure = 13, Share = 8, SeatsWidth = 7, Bounds = 9, Out = 5, Gap = 2, MostBar = 24;

    private readonly AreaTotals row;
    private readonly GetAllocationResponse? seats;
    private readonly ContestStatus? status;
    private readonly string[] names;
    private readonly ulong all;
    private readonly ulong most;
    private readonly int name;
    private readonly int bar;

    public ContestColumns(Contest contest, AreaTotals row, GetAllocationResponse? seats, ContestStatus? status, int width)
    {
        (this.row, this.seats, this.status) = (row, seats, status);
        (all, most) = (Readable.Sum(row.Votes), row.Votes.Max());
        names = [.. contest.Selections.Select(each => Readable.Name(each.Names, each.Code) + (each.Withdrawn ? " (withdrawn)" : ""))];
        var used = Figure + Share + Gap + (seats is null ? 0 : SeatsWidth + Bounds + Out) + (row.IfHeldCounted is null ? 0 : Figure);
        var rest = width - used;
        name = Math.Max(ShortestName, Math.Min(rest, names.Max(each => each.Length)));
        bar = Math.Clamp(rest - name, 0, MostBar);
    }

    public string Header() => Join("", "votes", "share", "seats", "bounds", "", "if held", "");

    public string Line(int number)
    {
        var given = seats?.Selections.FirstOrDefault(each => each.Selection == number);
        return Join(
            names[number], Readable.Whole(row.Votes[number]), Readable.Share(row.Votes[number], all), $"{given?.Seats}",
            Words(status?.Selections[number]), given is { Admitted: false } ? "out" : "",
            row.IfHeldCounted is { } held ? Readable.Whole(held.Votes[number]) : "", new string('#', BarOf(row.Votes[number])));
    }

    private static string Words(SelectionOutlook? outlook) =>
        outlook is not { Least: { } least, Most: { } most } ? "" : least == most ? $"{least}" : $"{least}-{most}";

    private string Join(
        string name, string votes, string share, string seats, string bounds, string admitted, string ifHeld, string bar)
    {
        var line = ScreenLine.Left(name, this.name) + ScreenLine.Right(votes, Figure) + ScreenLine.Right(share, Share);
        if (this.seats is not null)
            line += ScreenLine.Right(seats, SeatsWidth) + ScreenLine.Right(bounds, Bounds) + ScreenLine.Right(admitted, Out);
        if (row.IfHeldCounted is not null) line += ScreenLine.Right(ifHeld, Figure);
        return bar.Length == 0 ? line : $"{line}{new string(' ', Gap)}{bar}";
    }

    private int BarOf(ulong votes) => most == 0 ? 0 : (int)((UInt128)votes * (uint)bar / most);
}
