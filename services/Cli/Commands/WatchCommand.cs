using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Showing;
using Tabulation.Cli.Watching;
using Tabulation.Client.Connecting;
using Tabulation.Client.Totals;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate watch</c></summary>
internal static class WatchCommand
{
    private static readonly Option<bool> Jsonl = new("--jsonl") { Description = "Print each update as JSON on a line of its own" };

    private static readonly Option<byte[]> Resume = new("--resume-token", "--resume")
    {
        Description = "Go on after an update received earlier: its resumeToken, from --jsonl", HelpName = "TOKEN",
        CustomParser = ParseToken,
    };

    private static readonly Option<FileInfo?> State = new("--state")
    {
        Description = "With --jsonl: goes on where the last run that was given this file ended, and keeps there how far this one has come",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var filter = new FilterOptions();
        var command = new CliCommand(
            "watch",
            "Totals as they change, with seats, turnout and what happened: the whole terminal where there is one, lines otherwise. A lost "
            + "connection is made anew and goes on where it broke off; before the release hour the terminal waits. There q ends it, "
            + "n and p show the next and previous contest or area. Ctrl-C ends it, with exit code 0.",
            "tabulate watch --contest assembly --depth 1",
            "tabulate watch --jsonl --state updates.token >> updates.jsonl        goes on where it was ended",
            "tabulate watch --jsonl --resume-token \"$(tail -1 updates.jsonl | jq -r .resumeToken)\" >> updates.jsonl",
            "tabulate watch --jsonl | head -1 | jq .asOf")
        {
            Jsonl, Resume, State, CommonOptions.Publication,
        };
        filter.AddTo(command);
        return command.Runs((invocation, cancellation) => RunAsync(invocation, filter, cancellation));
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, FilterOptions filter, CancellationToken cancellation)
    {
        if (invocation.Get(State) is not null && !PrintsJson(invocation)) throw new UsageException("--state: give it together with --jsonl.");
        try
        {
            await (ShowsScreen(invocation) ? ShowAsync(invocation, filter, cancellation) : PrintAsync(invocation, filter, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // How a watch ends.
        }

        return ExitCode.Ok;
    }

    private static bool PrintsJson(Invocation invocation) => invocation.Get(Jsonl) || invocation.Json;

    /// <summary>Of an array that is not given the parser makes an empty one.</summary>
    private static byte[]? TokenOf(Invocation invocation) => invocation.Get(Resume) is { Length: > 0 } token ? token : null;

    private static bool ShowsScreen(Invocation invocation) =>
        !PrintsJson(invocation) && invocation.Out.Profile.Capabilities is { Interactive: true, Ansi: true };

    private static Task ShowAsync(Invocation invocation, FilterOptions filter, CancellationToken cancellation)
    {
        var night = new WatchedNight(invocation.Clock);
        var listener = new NightListener(night, invocation.Server, invocation.Publication, filter.Of(invocation), invocation.Clock);
        var screen = new FullScreenWatch(night, invocation.Out, invocation.Clock);
        return screen.RunAsync(stop => listener.RunAsync(TokenOf(invocation), stop), cancellation);
    }

    private static async Task PrintAsync(Invocation invocation, FilterOptions filter, CancellationToken cancellation)
    {
        var election = await invocation.Server.ElectionAsync(cancellation);
        var state = invocation.Get(State) is { } file ? new WatchState(file) : null;
        // Who has heard something once may be cut off for long, and goes on by himself.
        var client = new TotalsClient(invocation.Publication.TotalsService, new RetrySettings { GiveUpAfter = TimeSpan.MaxValue })
        {
            Reconnecting = (cause, pause) => invocation.Errors.WriteLine($"{cause} Trying again in {pause.TotalSeconds:0.0} s."),
        };
        var updates = client.WatchAsync(filter.Of(invocation), TokenOf(invocation) ?? state?.Read(), cancellation);
        if (!PrintsJson(invocation)) await new WatchDisplay(election, invocation.Out).LinesAsync(updates);
        else
        {
            await using var output = PipeOutput.Open();
            await new JsonLines(new TotalsDocuments(election), output, state).RunAsync(updates);
        }
    }

    private static byte[]? ParseToken(ArgumentResult result)
    {
        var token = new byte[result.Tokens[0].Value.Length];
        if (Convert.TryFromBase64String(result.Tokens[0].Value, token, out var length) && length > 0) return token[..length];
        result.AddError("--resume: this is not a resumeToken of tabulate watch --jsonl.");
        return null;
    }
}
