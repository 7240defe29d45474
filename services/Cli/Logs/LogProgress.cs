using Spectre.Console;

namespace Tabulation.Cli.Logs;

/// <summary>Shows how far work on a log is: a bar on a terminal, else a line every few seconds.</summary>
internal sealed class LogProgress(IAnsiConsole console, string what)
{
    private static readonly TimeSpan RedrawPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    private long done, all;

    /// <summary>Says how far it is; from any thread.</summary>
    public void Report(long now, long of)
    {
        Volatile.Write(ref all, of);
        Volatile.Write(ref done, now);
    }

    public async Task<T> RunAsync<T>(Task<T> work)
    {
        if (console.Profile.Capabilities.Interactive) await DrawAsync(work);
        else await WriteLinesAsync(work);
        return await work;
    }

    private Task DrawAsync(Task work) => console.Progress().HideCompleted(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask(what);
            while (!await EndedAsync(work, RedrawPeriod)) Draw(bar);
            Draw(bar);
        });

    private void Draw(ProgressTask bar)
    {
        bar.MaxValue = Math.Max(1, Volatile.Read(ref all));
        bar.Value = Volatile.Read(ref done);
        bar.Description = $"{Volatile.Read(ref done):N0} {what}";
    }

    private async Task WriteLinesAsync(Task work)
    {
        while (!await EndedAsync(work, LinePeriod))
            console.WriteLine($"{Volatile.Read(ref done):N0} of {Volatile.Read(ref all):N0} {what}");
    }

    private static async Task<bool> EndedAsync(Task task, TimeSpan period)
    {
        await Task.WhenAny(task, Task.Delay(period));
        return task.IsCompleted;
    }
}
