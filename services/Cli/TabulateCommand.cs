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
        if (parsed.Action is not ParseErrorAction wrong) return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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
            new Command("keys", "Make and show keys.") { KeysNewCommand.Create(), KeysShowCommand.Create() },
            new Command("election", "Define an election and open a ledger with it.")
            {
                ElectionDefineCommand.Create(), ElectionOpenCommand.Create(), ElectionShowCommand.Create(),
            },
            SubmitCommand.Create(),
            TotalsCommand.Create(),
            SeatsCommand.Create(),
            WatchCommand.Create(),
            HeldCommand.Create(),
            ReviewCommand.Create(),
            LotCommand.Create(),
            new Command("authority", "Change who may speak, and under which key. An authority above the one concerned signs it.")
            {
                AuthorityAddCommand.Create(), AuthorityRotateCommand.Create(), AuthorityRevokeCommand.Create(),
            },
            SimulateCommand.Create(),
            VerifyCommand.Create(),
            ExportCommand.Create(),
            new Command("receipt", "What a server promised, held against what its log shows.") { ReceiptCheckCommand.Create() },
            new Command("ledger", "Look at the ledger itself, and give it back what it lost.") { LedgerHeadCommand.Create(), LedgerRestoreCommand.Create() },
            WitnessCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string NameOf(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? command.Name : $"{NameOf(above)} {command.Name}";
    }
}
