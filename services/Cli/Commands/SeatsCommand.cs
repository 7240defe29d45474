using System.CommandLine;
using Spectre.Console;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Contest = Tabulation.Domain.Elections.Contest;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate seats</c></summary>
internal static class SeatsCommand
{
    private static readonly Option<string[]> Contests =
        new("--contest") { Description = "Code of a contest; may be repeated [default: all]", HelpName = "CODE" };
    private static readonly Option<bool> IfHeldCounted =
        new("--if-held-counted") { Description = "As it would be if all held results were counted" };

    public static Command Create()
    {
        var command = new CliCommand(
            "seats",
            "Seats by the votes counted now, with every step that leads to them, to be followed by hand.",
            "tabulate seats --contest assembly",
            "tabulate seats --if-held-counted",
            "tabulate seats --json | jq '.contests[] | {contest, outcome}'")
        {
            Contests, IfHeldCounted, CommonOptions.Publication,
        };
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var election = await invocation.Server.ElectionAsync(cancellation);
        var wanted = invocation.Get(Contests) is { Length: > 0 } given ? given : [.. election.Contests.Select(contest => contest.Code)];
        var totals = invocation.Publication.Totals;
        var allocations = new List<GetAllocationResponse>();
        foreach (var contest in wanted)
            allocations.Add(await totals.GetAllocationAsync(contest, invocation.Get(IfHeldCounted), cancellation));
        if (invocation.Json) JsonOutput.Print(new TotalsDocuments(election).Write(allocations));
        else foreach (var allocation in allocations) Print(invocation.Out, election, allocation);
        return ExitCode.Ok;
    }

    private static void Print(IAnsiConsole console, Election election, GetAllocationResponse allocation)
    {
        var contest = election[election.FindContest(allocation.Contest)!.Value];
        console.Write(TableOf(contest, allocation));
        console.WriteLine(Words(contest, allocation));
        foreach (var (number, step) in allocation.Steps.Index()) console.WriteLine($"{number + 1,4}. {step}");
        console.WriteLine(Readable.Standing(allocation.AsOf));
        console.WriteLine();
    }

    private static Table TableOf(Contest contest, GetAllocationResponse allocation)
    {
        var table = new Table { Border = TableBorder.Rounded,
            Title = new TableTitle($"[bold]{Markup.Escape(Readable.Name(contest.Names, contest.Code))}[/]") };
        table.AddColumn("");
        foreach (var header in new[] { "Votes", "Seats" }) table.AddColumn(new TableColumn(header).RightAligned());
        foreach (var (number, each) in allocation.Selections.Index())
        {
            table.AddRow(
                Markup.Escape(Readable.Name(contest.Selections[number].Names, each.Code)), Readable.Whole(each.Votes),
                each.Admitted ? Readable.Whole(each.Seats) : "-");
        }

        return table;
    }

    private static string Words(Contest contest, GetAllocationResponse allocation) => allocation.Outcome switch
    {
        AllocationOutcome.Complete => "Every seat is given.",
        AllocationOutcome.LotNeeded =>
            $"A lot is needed for {allocation.Tie.Seats:N0} of the seats, between {Tied(contest, allocation.Tie)}: see tabulate lot "
            + "--help.",
        AllocationOutcome.SeatsVacant => "Everyone admitted has as many seats as they can take; the rest stay vacant.",
        AllocationOutcome.NoneAdmitted => "Votes were cast, but no list reached the threshold.",
        AllocationOutcome.AgainstAllWon => "Every candidate has fewer votes than against-all.",
        AllocationOutcome.NoVotes => "No list or candidate has a vote yet.",
        AllocationOutcome.Unspecified => "The server does not say how it ended.",
    };

    private static string Tied(Contest contest, Tie tie) =>
        string.Join(", ", tie.Selections.Select(number => contest.Selections[(int)number].Code));
}
