using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Spectre.Console;

namespace Tabulation.Cli;

/// <summary>What one run of a command has at hand: its options, where to print, and the server. Connects at the first call.</summary>
internal sealed class Invocation : IDisposable
{
    // Tables in a file or a pipe are read by programs, or searched: they are better wide than folded.
    private const int WidthWithoutTerminal = 1_000;

    private readonly ParseResult parsed;
    private readonly Lazy<ServerConnection> server;

    public Invocation(ParseResult parsed)
    {
        this.parsed = parsed;
        server = new Lazy<ServerConnection>(() => ServerConnection.To(ServerAddress, parsed.GetValue(CommonOptions.Ca)));
        Out = ConsoleOn(Console.Out, Console.IsOutputRedirected);
        Errors = ConsoleOn(Console.Error, Console.IsErrorRedirected);
    }

    public Uri ServerAddress => CommonOptions.ServerOf(parsed);

    public ServerConnection Server => server.Value;

    /// <summary>Standard output is to be JSON.</summary>
    public bool Json => parsed.GetValue(CommonOptions.Json);

    /// <summary>Standard output, for people. Colours only on a terminal and without NO_COLOR (https://no-color.org).</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Standard error: progress, refusals.</summary>
    public IAnsiConsole Errors { get; }

    [SuppressMessage("Performance", "CA1822", Justification = "Commands take the clock from here.")]
    public TimeProvider Clock => TimeProvider.System;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    public void Dispose()
    {
        if (server.IsValueCreated) server.Value.Dispose();
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected) console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
