using System.CommandLine;
using System.Text.Json.Nodes;
using Tabulation.Cli.Logs;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Receipts;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate receipt check</c></summary>
internal static class ReceiptCheckCommand
{
    private static readonly Argument<FileInfo> Receipts = new("file") { Description = "Receipts, as tabulate submit --receipts writes them" };

    private static readonly Option<string> Log = new("--log") { Description = "The log: its URL, or a folder with its files", HelpName = "URL", Required = true };

    private static readonly Option<DirectoryInfo?> Proofs = new("--proofs")
    {
        Description = "Write for each receipt honoured a proof that needs no network, STATEMENT.tlog-proof (c2sp.org/tlog-proof)", HelpName = "DIR",
    };

    public static Command Create() => new CliCommand(
        "check",
        "Says for every receipt whether the log honours it: whether its checkpoint, which the log has signed, covers the very entry that the receipt, which the "
        + "server has signed, promises. A receipt that is not honoured is evidence, where --intake-key says whose signature it must have. Exit code 0: all are "
        + "honoured, 1: one is not, 2: the log cannot be read, 5: a line is no receipt, or one of another election, 8: the log's checkpoint does not reach as far yet.",
        "tabulate receipt check receipts.jsonl --log https://results.example/log --log-key results.example/log+1f2e3d4c+AfQ... --proofs proofs")
    {
        Receipts, Log, LogOptions.Key, AnswerKeyOption.Key, Proofs,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var file = invocation.Get(Receipts)!;
        if (!file.Exists) throw new UsageException($"There is no file {file.FullName}.");
        using var source = LogSource.Open(invocation, invocation.Get(Log)!);
        try
        {
            var checkpoint = await LogCheckpoint.ReadAsync(source.Files, invocation.Get(LogOptions.Key)!, cancellation);
            var tiles = await LogTiles.OpenAsync(source.Files, checkpoint.Head, cancellation);
            var report = new ReceiptReport(checkpoint);
            var election = await LogElection.ReadAsync(new LogEntries(source.Files, tiles, ahead: 1), tiles, cancellation);
            await CheckAsync(invocation, new ReceiptCheck(checkpoint, tiles, election), report, cancellation);
            return report.Print(invocation);
        }
        catch (LogProblemException wrong)
        {
            if (invocation.Json) JsonOutput.Print(new JsonObject { ["honoured"] = false, ["problem"] = VerifyText.Document(wrong.Problem) });
            else VerifyText.Print(wrong.Problem);
            return ExitCode.Refused;
        }
    }

    private static async Task CheckAsync(Invocation invocation, ReceiptCheck check, ReceiptReport report, CancellationToken cancellation)
    {
        foreach (var (number, line) in File.ReadLines(invocation.Get(Receipts)!.FullName).Index())
        {
            if (line.Length == 0) continue;
            var state = ReceiptState.NotAReceipt;
            if (ReceiptLine.TryRead(line, invocation.Get(AnswerKeyOption.Key), out var receipt)) state = await check.CheckAsync(receipt, cancellation);
            report.Add(number + 1, receipt, state);
            if (state == ReceiptState.Honoured && invocation.Get(Proofs) is { } folder)
                DurableFile.Write(
                    Path.Combine(folder.FullName, $"{receipt!.Statement}.tlog-proof"), (await check.ProveAsync(receipt, cancellation)).ToBytes());
        }
    }
}
