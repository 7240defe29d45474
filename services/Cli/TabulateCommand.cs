using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Tabulation.Cli.Commands;

namespace Tabulation.Cli;

/// <summary>The whole command line.</summary>
internal static class TabulateCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Action is not ParseErrorAction wrong)
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        wrong.ShowHelp = false;
        await parsed.InvokeAsync();
        await Console.Error.WriteLineAsync($"Try: {NameOf(parsed.CommandResult.Command)} --help");
        return (int)ExitCode.Usage;
    }

    public static RootCommand Create()
    {
        var root = new RootCommand("Signed results in, exact totals and seats out: the client of a Tabulation server.")
        {
            CommonOptions.Server,
            CommonOptions.Ca,
            CommonOptions.Json,
        };
        var groups = Groups();
        foreach (var command in groups.SelectMany(group => group.Commands)) root.Add(command);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, groups);
        return root;
    }

    /// <summary>In the order in which an election meets them.</summary>
    private static IReadOnlyList<CommandGroup> Groups() =>
    [
        new("Before the vote",
            new Command("keys", "Make and show keys.") { KeysNewCommand.Create(), KeysShowCommand.Create() },
            new Command("election", "Define an election and open a ledger with it.")
            {
                ElectionDefineCommand.Create(), ElectionOpenCommand.Create(), ElectionShowCommand.Create(), ElectionUpdateCommand.Create(),
            },
            new Command("authority", "Change who may speak, and under which key. An authority above the one concerned signs it.")
            {
                AuthorityAddCommand.Create(), AuthorityRotateCommand.Create(), AuthorityRevokeCommand.Create(),
            },
            StationsCommand.Create(), WithdrawCommand.Create(), ExtendHoursCommand.Create()),
        new("Hand in",
            SubmitCommand.Create(),
            new Command("turnout", "How many have voted so far.") { TurnoutReportCommand.Create() },
            ProtocolCommand.Create(), ObserveCommand.Create(),
            new Command("sample", "An observer group's random sample of stations.") { SampleCommands.CreateCommit(),
                SampleCommands.CreateDisclose() },
            PollCommand.Create()),
        new("Decide on results",
            HeldCommand.Create(), ReviewCommand.Create(), EndorseCommand.Create(), NoResultCommand.Create(), AnnulCommand.Create(),
            AnnulCommand.CreateReinstate()),
        new("Conclude", LotCommand.Create(), CertifyCommand.Create(), ReopenCommand.Create(), MandatesCommand.Create()),
        new("Look", TotalsCommand.Create(), SeatsCommand.Create(), WatchCommand.Create()),
        new("Check",
            VerifyCommand.Create(), ExportCommand.Create(), ForensicsCommand.Create(),
            new Command("audit",
                "Hold the seats against the paper: draw stations by lot, count them again, measure the risk that the seats are wrong.")
            {
                AuditPlanCommand.Create(), AuditAssessCommand.Create(),
            },
            new Command("receipt", "What a server promised, held against what its log shows.") { ReceiptCheckCommand.Create() },
            new Command("ledger", "Look at the ledger itself, and give it back what it lost.") { LedgerHeadCommand.Create(),
                LedgerRestoreCommand.Create() },
            new Command("mirrors", "Where else a log's files are, signed by the log's key.") { MirrorsCommands.CreateSign(), MirrorsCommands.CreateCheck() },
            WitnessCommand.Create()),
        new("Rehearse", SimulateCommand.Create(), RehearseCommand.Create()),
    ];

    private static string NameOf(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? command.Name : $"{NameOf(above)} {command.Name}";
    }
}
