using System.CommandLine;
using Spectre.Console;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate totals</c></summary>
internal static class TotalsCommand
{
    public static Command Create()
    {
        var filter = new FilterOptions();
        var command = new CliCommand(
            "totals",
            "Votes and form lines as counted now, for each contest and area; also as they would be if all held results were counted.",
            "tabulate totals",
            "tabulate totals --contest assembly --depth 2        one row an area, two levels down",
            "tabulate totals --contest assembly --area 3         one area in full",
            "tabulate totals --json | jq '.totals[0].votes'");
        command.Add(CommonOptions.Publication);
        filter.AddTo(command);
        return command.Runs((invocation, cancellation) => RunAsync(invocation, filter.Of(invocation), cancellation));
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, TotalsFilter filter, CancellationToken cancellation)
    {
        var totals = await invocation.Publication.Totals.GetAsync(filter, cancellation);
        var election = await invocation.Server.ElectionAsync(cancellation);
        if (invocation.Json) JsonOutput.Print(new TotalsDocuments(election).Write(totals));
        else Print(invocation.Out, election, totals);
        return ExitCode.Ok;
    }

    private static void Print(IAnsiConsole console, Election election, GetResponse totals)
    {
        var tables = new TotalsTables(election);
        foreach (var contest in totals.Totals.GroupBy(row => row.Contest))
            console.Write(contest.Count() == 1 ? tables.Full(contest.Single()) : tables.Areas(contest.Key, contest));
        console.WriteLine(Readable.Standing(totals.AsOf));
    }
}
