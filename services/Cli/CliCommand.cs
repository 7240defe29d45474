using System.CommandLine;

namespace Tabulation.Cli;

/// <summary>A command with examples in its help, run where failures become messages.</summary>
internal sealed class CliCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>Sets what the command does.</summary>
    public CliCommand Runs(Func<Invocation, CancellationToken, Task<ExitCode>> run)
    {
        SetAction(async (parsed, cancellation) => (int)await RunAsync(new Invocation(parsed), run, cancellation));
        return this;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Func<Invocation, CancellationToken, Task<ExitCode>> run, CancellationToken cancellation)
    {
        using (invocation)
        {
            try
            {
                return await run(invocation, cancellation);
            }
            catch (Exception exception)
            {
                var failure = Failure.Of(exception, cancellation.IsCancellationRequested, invocation.Asked);
                foreach (var line in failure.Lines) await Console.Error.WriteLineAsync(line);
                return failure.Code;
            }
        }
    }
}
