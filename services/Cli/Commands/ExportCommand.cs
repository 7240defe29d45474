using System.CommandLine;
using System.Text.Json.Nodes;
using Tabulation.Cli.Logs;
using Tabulation.Recount.Exporting;
using Tabulation.Recount.Logs;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate export</c></summary>
internal static class ExportCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "Where to write; made if it is not there" };

    public static Command Create() => new CliCommand(
        "export",
        "Copies a log with its results into a folder, as files that any web server can serve and tabulate verify can read. Run again, it "
        + "fetches only what is new. Each file is checked against the log's checkpoint, which is written last, so that an export that is "
        + "interrupted leaves the folder as good as it was. What is signed, judged and counted is for tabulate verify to check. Exit code "
        + "1: the log is wrong, 2: it cannot be read.",
        "tabulate export https://results.example/log mirror --log-key results.example/log+1f2e3d4c+AfQ...")
    {
        LogOptions.Log, Folder, LogOptions.Keys, LogOptions.ElectionIfAny, LogOptions.Jobs,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = invocation.Get(Folder)!.FullName;
        using var source = LogSource.Open(invocation, invocation.Get(LogOptions.Log)!);
        var progress = new LogProgress(invocation.Errors, "files");
        var exporter = new LogExporter(source.Files, folder, invocation.Get(LogOptions.Keys)!,
            Math.Max(8, invocation.Get(LogOptions.Jobs))) { Progressed = progress.Report };
        try
        {
            Print(invocation, folder, await progress.RunAsync(
                Task.Run(() => exporter.RunAsync(invocation.Get(LogOptions.ElectionIfAny), cancellation), cancellation)));
            return ExitCode.Ok;
        }
        catch (LogProblemException wrong)
        {
            if (invocation.Json)
                JsonOutput.Print(new JsonObject { ["exported"] = false, ["problem"] = VerifyText.Document(wrong.Problem) });
            else VerifyText.Print(wrong.Problem);
            return ExitCode.Refused;
        }
    }

    private static void Print(Invocation invocation, string folder, LogExport export)
    {
        var head = export.Checkpoint.Head;
        if (invocation.Json)
            JsonOutput.Print(new JsonObject
            {
                ["exported"] = true, ["size"] = head.Size, ["root"] = head.Root.ToString(), ["written"] = export.Written,
                ["kept"] = export.Kept,
            });
        else
            Console.WriteLine(
                $"{folder} shows {head.Size:N0} entries of {export.Checkpoint.Origin}: {export.Written:N0} files written, {export.Kept:N0} "
                + "were there.");
    }
}
