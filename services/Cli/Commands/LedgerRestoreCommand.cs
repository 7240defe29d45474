using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Tabulation.Cli.Logs;
using Tabulation.Cli.Restoring;
using Tabulation.Contracts.Channels;
using Tabulation.Recount.Logs;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate ledger restore</c></summary>
internal static class LedgerRestoreCommand
{
    private static readonly Option<FileInfo> Token = new("--token")
    {
        Description = "File with the secret by which the installation's services know each other, which shows that you are its operator",
        HelpName = "FILE", Required = true,
    };

    public static Command Create() => new CliCommand(
        "restore",
        "Gives a ledger back what it lost when its database was set back, from a mirror of its log (a folder that tabulate export wrote, "
        + "or a URL). Intake takes nothing else in meanwhile, and only what leads to the head that was anchored: byte for byte, nothing is "
        + "judged or stamped anew. Interrupted or run again, it goes on where the ledger ends. Exit code 1: the mirror or the ledger is "
        + "not what it should be, and what to do.",
        "tabulate ledger restore mirror --log-key log.vkey --token deploy/secrets/peers-token --server http://127.0.0.1:5001")
    {
        LogOptions.Log, LogOptions.Keys, Token,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var token = ReadToken(invocation.Get(Token)!);
        using var source = LogSource.Open(invocation, invocation.Get(LogOptions.Log)!);
        var progress = new LogProgress(invocation.Errors, "entries");
        var restorer = new LedgerRestorer(source.Files, invocation.Get(LogOptions.Keys)!, invocation.Server,
            token) { Progressed = progress.Report };
        try
        {
            var report = await progress.RunAsync(Task.Run(() => restorer.RunAsync(cancellation), cancellation));
            if (invocation.Json) JsonOutput.Print(RestoreText.Document(report));
            else Console.WriteLine(RestoreText.Of(report));
            return report.Outcome.IsWell() ? ExitCode.Ok : ExitCode.Refused;
        }
        catch (LogProblemException wrong)
        {
            if (invocation.Json) JsonOutput.Print(new JsonObject { ["outcome"] = null, ["problem"] = VerifyText.Document(wrong.Problem) });
            else Print(wrong.Problem);
            return ExitCode.Refused;
        }
    }

    private static void Print(LogProblem problem)
    {
        VerifyText.Print(problem);
        Console.WriteLine("What was appended before it, if anything, is right. Repeat the command with another mirror.");
    }

    /// <summary>As the services read it: text without what is blank around it.</summary>
    private static Metadata ReadToken(FileInfo file) => file.Exists
        ? PeerCredentials.HeadersOf(Encoding.UTF8.GetBytes(File.ReadAllText(file.FullName).Trim()))
        : throw new UsageException($"--token: there is no file {file.FullName}.");
}
