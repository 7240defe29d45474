using System.CommandLine;
using Tabulation.Cli.Auditing;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate audit plan</c></summary>
internal static class AuditPlanCommand
{
    public static Command Create()
    {
        var command = new CliCommand(
            "plan",
            "Plans a batch comparison audit: which statements about the totals make the seats right and how many ballots could break each, "
            + "how far each station can be off, and which stations a public seed draws, with replacement, each with the chance of its "
            + "error bound. Counts come from a log, verified first, or a file.",
            "tabulate audit plan --log mirror --log-key log.vkey --election 8f3c... --contest assembly --seed \"6 2 5 3 1 1 4\"",
            "tabulate audit plan --stations stations.csv.gz --column station=region+territory+station --column votes=list_* --method hare "
            + "--seats 225 --threshold 5 --base boxes --seed \"6 2 5 3 1 1 4\"");
        foreach (var option in AuditOptions.All) command.Add(option);
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var count = await AuditedCount.OfAsync(invocation, cancellation);
        var plan = count.Plan();
        var text = new PlanText(count, plan, AuditDraw.Of(invocation, count, plan));
        if (invocation.Json) JsonOutput.Print(text.Document());
        else foreach (var line in text.Lines()) Console.WriteLine(line);
        return ExitCode.Ok;
    }
}
