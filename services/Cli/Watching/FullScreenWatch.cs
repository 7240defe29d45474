using Spectre.Console;

namespace Tabulation.Cli.Watching;

/// <summary>
/// Shows a night on the whole terminal, until q or Ctrl-C: drawn anew ten times a second, so at once in another size too.
/// </summary>
/// <param name="night">What to show.</param>
/// <param name="console">Knows how large the terminal is.</param>
/// <param name="clock">For the pauses between two looks.</param>
internal sealed class FullScreenWatch(WatchedNight night, IAnsiConsole console, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends at q, when cancelled, or when the listening ends, and how that did.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> listen, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = listen(stop.Token);
        try
        {
            await ShowAsync(listening, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (listening.IsFaulted) await listening;
    }

    private async Task ShowAsync(Task listening, CancellationToken stop)
    {
        using var screen = new TerminalScreen(Console.Out);
        var wanted = true;
        while (wanted && !listening.IsCompleted && !stop.IsCancellationRequested)
        {
            screen.Draw(SceneText.Of(night.Scene, console.Profile.Width, console.Profile.Height));
            await Task.Delay(Period, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wanted = ReadKeys();
        }
    }

    /// <returns>False where the reader wants to leave.</returns>
    private bool ReadKeys()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            switch (Console.ReadKey(intercept: true).KeyChar)
            {
                case 'q' or 'Q':
                    return false;
                case 'n' or ' ' or '\t':
                    night.Choose(1);
                    break;
                case 'p':
                    night.Choose(-1);
                    break;
            }
        }

        return true;
    }
}
