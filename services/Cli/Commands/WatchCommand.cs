using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Showing;
using Tabulation.Client.Totals;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate watch</c></summary>
internal static class WatchCommand
{
    private static readonly Option<bool> Jsonl = new("--jsonl") { Description = "Print each update as JSON on a line of its own" };

    private static readonly Option<byte[]?> Resume = new("--resume")
    {
        Description = "Go on after an update received earlier: its resumeToken, from --jsonl", HelpName = "TOKEN", CustomParser = ParseToken,
    };

    public static Command Create()
    {
        var filter = new FilterOptions();
        var command = new CliCommand(
            "watch",
            "Totals as they change: a live table on a terminal, lines otherwise. A lost connection is made anew and goes on where it broke off. "
            + "Ctrl-C ends it, with exit code 0.",
            "tabulate watch --contest assembly",
            "tabulate watch --jsonl >> updates.jsonl",
            "tabulate watch --jsonl --resume \"$(tail -1 updates.jsonl | jq -r .resumeToken)\" >> updates.jsonl")
        {
            Jsonl, Resume, CommonOptions.Publication,
        };
        filter.AddTo(command);
        return command.Runs((invocation, cancellation) => RunAsync(invocation, filter, cancellation));
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, FilterOptions filter, CancellationToken cancellation)
    {
        var election = await invocation.Server.ElectionAsync(cancellation);
        var client = new TotalsClient(invocation.Publication.TotalsService)
        {
            Reconnecting = (cause, pause) => invocation.Errors.WriteLine($"{cause} Trying again in {pause.TotalSeconds:0.0} s."),
        };
        var updates = client.WatchAsync(filter.Of(invocation), invocation.Get(Resume), cancellation);
        var display = new WatchDisplay(election, invocation.Out);
        try
        {
            if (invocation.Get(Jsonl) || invocation.Json) await display.JsonLinesAsync(updates);
            else if (invocation.Out.Profile.Capabilities.Interactive) await display.LiveAsync(updates);
            else await display.LinesAsync(updates);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // How a watch ends.
        }

        return ExitCode.Ok;
    }

    private static byte[]? ParseToken(ArgumentResult result)
    {
        var token = new byte[result.Tokens[0].Value.Length];
        if (Convert.TryFromBase64String(result.Tokens[0].Value, token, out var length)) return token[..length];
        result.AddError("--resume: this is not a resumeToken of tabulate watch --jsonl.");
        return null;
    }
}
