using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tabulation.Cli;

/// <summary>The ordinary help, then a command's examples; for the root, the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction ordinary) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        ordinary.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand) WriteExitCodes(output);
        else if (parseResult.CommandResult.Command is CliCommand { Examples.Count: > 0 } command) WriteExamples(output, command);
        return (int)ExitCode.Ok;
    }

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
