using System.CommandLine;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate election show</c></summary>
internal static class ElectionShowCommand
{
    public static Command Create()
    {
        var command = new CliCommand("show", "What a defined election is, its id first.", "tabulate election show --election duma --json")
        {
            ElectionOptions.Folder,
        };
        return command.Runs((invocation, _) =>
        {
            ElectionText.Print(invocation, ElectionOptions.FolderOf(invocation));
            return Task.FromResult(ExitCode.Ok);
        });
    }
}
