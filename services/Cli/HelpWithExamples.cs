using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tabulation.Cli;

/// <summary>The ordinary help, then a command's examples; for the root, its commands by what they are for, and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction ordinary, IReadOnlyList<CommandGroup> groups) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var isRoot = parseResult.CommandResult.Command is RootCommand;

        // The ordinary help would list them in one row.
        foreach (var command in groups.SelectMany(group => group.Commands)) command.Hidden = isRoot;
        ordinary.Invoke(parseResult);
        if (isRoot)
        {
            foreach (var group in groups) WriteGroup(output, group);
            output.WriteLine("tabulate COMMAND --help says more about one, with examples.");
            output.WriteLine();
            WriteExitCodes(output);
        }
        else if (parseResult.CommandResult.Command is CliCommand { Examples.Count: > 0 } command) WriteExamples(output, command);
        return (int)ExitCode.Ok;
    }

    private static void WriteGroup(TextWriter output, CommandGroup group)
    {
        output.WriteLine($"{group.Title}:");
        foreach (var command in group.Commands)
        {
            var below = command.Subcommands.Count == 0 ? "" : $" {string.Join('|', command.Subcommands.Select(each => each.Name))}";
            output.WriteLine($"  {command.Name + below,-38}  {Gist(command.Description!)}");
        }

        output.WriteLine();
    }

    private static string Gist(string text) => text.Split([". ", ": ", "; "], 2, StringSplitOptions.None)[0].TrimEnd('.') + ".";

    private static void WriteExitCodes(TextWriter output)
    {
        output.WriteLine("Exit codes:");
        foreach (var code in Enum.GetValues<ExitCode>()) output.WriteLine($"  {(int)code,-2}  {code.Explain()}");
        output.WriteLine();
        output.WriteLine("Colours only on a terminal, and none where NO_COLOR is set. Errors go to standard error.");
    }

    private static void WriteExamples(TextWriter output, CliCommand command)
    {
        output.WriteLine(command.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in command.Examples) output.WriteLine($"  {example}");
    }
}
