using Spectre.Console;

namespace Tabulation.Cli.Submitting;

/// <summary>Shows how far a submission is: a bar on a terminal, else a line every few seconds.</summary>
internal static class SubmitProgress
{
    private static readonly TimeSpan RedrawPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(IAnsiConsole console, SubmitReport report, Task submitting)
    {
        if (console.Profile.Capabilities.Interactive) await DrawAsync(console, report, submitting);
        else await WriteLinesAsync(console, report, submitting);
        await submitting;
    }

    private static Task DrawAsync(IAnsiConsole console, SubmitReport report, Task submitting) => console.Progress().HideCompleted(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask("Results", maxValue: report.Rows.Count);
            while (!await EndedAsync(submitting, RedrawPeriod))
            {
                bar.Value = report.Answered;
                bar.Description = report.Refused == 0
                    ? $"{report.Answered:N0} answered"
                    : $"{report.Answered:N0} answered, {report.Refused:N0} refused";
            }

            bar.Value = report.Rows.Count;
        });

    private static async Task WriteLinesAsync(IAnsiConsole console, SubmitReport report, Task submitting)
    {
        while (!await EndedAsync(submitting, LinePeriod))
            console.WriteLine($"{report.Answered:N0} of {report.Rows.Count:N0} answered, {report.Refused:N0} refused");
    }

    private static async Task<bool> EndedAsync(Task task, TimeSpan period)
    {
        await Task.WhenAny(task, Task.Delay(period));
        return task.IsCompleted;
    }
}
