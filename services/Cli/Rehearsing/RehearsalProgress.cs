using Spectre.Console;

namespace Tabulation.Cli.Rehearsing;

/// <summary>A line for each tenth of the rehearsal that is answered.</summary>
internal sealed class RehearsalProgress(IAnsiConsole console, int statements)
{
    private int answered;

    public void Step()
    {
        var before = answered * 10L / statements;
        answered++;
        if (answered * 10L / statements > before) console.WriteLine($"{answered:N0} of {statements:N0} answered");
    }
}
