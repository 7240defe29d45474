using Spectre.Console;
using Tabulation.Samples.Playing;

namespace Tabulation.Cli.Simulating;

/// <summary>How much of the night is answered: a bar on a terminal, a line for each tenth otherwise.</summary>
internal sealed class NightProgress(IAnsiConsole console, int statements)
{
    private int answered;

    /// <param name="play">Given what to call for each answer.</param>
    public Task RunAsync(Func<Action<NightAnswer>, Task> play)
    {
        if (!console.Profile.Capabilities.Interactive) return play(PrintTenths);
        return console.Progress().HideCompleted(true).StartAsync(context =>
        {
            var bar = context.AddTask("The night", maxValue: statements);
            return play(_ => bar.Increment(1));
        });
    }

    private void PrintTenths(NightAnswer answer)
    {
        var before = answered * 10 / statements;
        answered++;
        if (answered * 10 / statements > before)
            console.WriteLine($"{answered:N0} of {statements:N0} answered, {answer.Event.When}");
    }
}
