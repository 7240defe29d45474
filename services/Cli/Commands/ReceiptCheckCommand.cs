using System.CommandLine;
using System.Text.Json.Nodes;
using Tabulation.Cli.Logs;
using Tabulation.Contracts.Keys;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Receipts;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate receipt check</c></summary>
internal static class ReceiptCheckCommand
{
    private static readonly Argument<FileInfo> Receipts =
        new("file") { Description = "Receipts, as tabulate submit --receipts writes them" };

    private static readonly Option<string> Log =
        new("--log") { Description = "The log: its URL, or a folder with its files", HelpName = "URL", Required = true };

    private static readonly Option<VerificationKey[]> IntakeKeys = new("--intake-key")
    {
        Description = "A key that must have signed the receipts, 130 hexadecimal digits; may be repeated, any of them will do [default: "
            + "those that the log names]", HelpName = "HEX",
        CustomParser = argument => [.. argument.Tokens.Select(token => AnswerKeyOption.Parse(argument, token)).OfType<VerificationKey>()],
    };

    private static readonly Option<DirectoryInfo?> Proofs = new("--proofs")
    {
        Description = "Write for each receipt honoured a proof that needs no network, STATEMENT.tlog-proof (c2sp.org/tlog-proof)",
        HelpName = "DIR",
    };

    public static Command Create() => new CliCommand(
        "check",
        "Says for every receipt whether the log honours it: whether its checkpoint, which the log has signed, covers the very entry that "
        + "the receipt, which the server has signed, promises. A receipt that is not honoured is evidence, where --intake-key says whose "
        + "signature it must have. Exit code 0: all are honoured, 1: one is not, 2: the log cannot be read, 5: a line is no receipt, one "
        + "of another election, or one by a key after its end, 8: the log's checkpoint does not reach as far yet.",
        "tabulate receipt check receipts.jsonl --log https://results.example/log --log-key results.example/log+1f2e3d4c+AfQ... --proofs "
        + "proofs")
    {
        Receipts, Log, LogOptions.Keys, IntakeKeys, Proofs,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var file = invocation.Get(Receipts)!;
        if (!file.Exists) throw new UsageException($"There is no file {file.FullName}.");
        using var source = LogSource.Open(invocation, invocation.Get(Log)!);
        try
        {
            var checkpoint = await LogCheckpoint.ReadAsync(source.Files, invocation.Get(LogOptions.Keys)!, cancellation);
            var tiles = await LogTiles.OpenAsync(source.Files, checkpoint.Head, cancellation);
            var report = new ReceiptReport(checkpoint);
            var election = await LogElection.ReadAsync(new LogEntries(source.Files, tiles, ahead: 1), tiles, cancellation);
            var keys = await KeysAsync(invocation, source.Files, cancellation);
            await CheckAsync(invocation, new ReceiptCheck(checkpoint, tiles, election), keys, report, cancellation);
            return report.Print(invocation);
        }
        catch (LogProblemException wrong)
        {
            if (invocation.Json)
                JsonOutput.Print(new JsonObject { ["honoured"] = false, ["problem"] = VerifyText.Document(wrong.Problem) });
            else VerifyText.Print(wrong.Problem);
            return ExitCode.Refused;
        }
    }

    /// <summary>The keys named, with the ends that the log says; else those that the log says; null where it says nothing.</summary>
    private static async Task<IReadOnlyList<ReceiptKey>?> KeysAsync(Invocation invocation, ILogFiles files, CancellationToken cancellation)
    {
        var said = await LogKeys.ReadAsync(files, invocation.Get(LogOptions.Keys)!, cancellation);
        return invocation.Get(IntakeKeys) is { Length: > 0 } named
            ? [.. named.Select(key => said?.Receipts.FirstOrDefault(each => each.Key.Equals(key)) ?? new ReceiptKey(key))]
            : said?.Receipts;
    }

    private static async Task CheckAsync(
        Invocation invocation, ReceiptCheck check, IReadOnlyList<ReceiptKey>? keys, ReceiptReport report, CancellationToken cancellation)
    {
        foreach (var (number, line) in File.ReadLines(invocation.Get(Receipts)!.FullName).Index())
        {
            if (line.Length == 0) continue;
            var state = ReceiptState.NotAReceipt;
            if (ReceiptLine.TryRead(line, keys, out var receipt, out var signedBy))
                state = signedBy.Covers(receipt.RecordedAt) ? await check.CheckAsync(receipt, cancellation) : ReceiptState.KeyEnded;
            report.Add(number + 1, receipt, state);
            if (state == ReceiptState.Honoured && invocation.Get(Proofs) is { } folder)
                DurableFile.Write(
                    Path.Combine(folder.FullName, $"{receipt!.Statement}.tlog-proof"),
                    (await check.ProveAsync(receipt, cancellation)).ToBytes());
        }
    }
}
