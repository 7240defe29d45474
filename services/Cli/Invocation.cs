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
    private readonly Lazy<ServerConnection> publication;

    public Invocation(ParseResult parsed)
    {
        this.parsed = parsed;
        Asked = ServerAddress;
        server = new Lazy<ServerConnection>(() => ConnectionTo(ServerAddress));
        publication = new Lazy<ServerConnection>(
            () => PublicationAddress == ServerAddress ? server.Value : ConnectionTo(PublicationAddress));
        Out = ConsoleOn(Console.Out, Console.IsOutputRedirected);
        Errors = ConsoleOn(Console.Error, Console.IsErrorRedirected);
    }

    /// <summary>Which server was asked last: the one that failed, where a call did.</summary>
    public Uri Asked { get; private set; }

    /// <summary>Takes statements in and gives the ledger.</summary>
    public ServerConnection Server
    {
        get
        {
            Asked = ServerAddress;
            return server.Value;
        }
    }

    /// <summary>Gives totals and seats; the same as <see cref="Server"/> unless asked for otherwise.</summary>
    public ServerConnection Publication
    {
        get
        {
            Asked = PublicationAddress;
            return publication.Value;
        }
    }

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
        if (publication.IsValueCreated) publication.Value.Dispose();
        if (server.IsValueCreated) server.Value.Dispose();
    }

    private Uri ServerAddress => CommonOptions.ServerOf(parsed);

    private Uri PublicationAddress => CommonOptions.PublicationOf(parsed);

    private ServerConnection ConnectionTo(Uri address) => ServerConnection.To(address, parsed.GetValue(CommonOptions.Ca));

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
