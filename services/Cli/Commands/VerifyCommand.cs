using System.CommandLine;
using System.Diagnostics;
using Tabulation.Cli.Logs;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Verifying;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate verify</c></summary>
internal static class VerifyCommand
{
    private static readonly Option<FileInfo?> OperatorKey = new("--operator-key")
    {
        Description = "Public key in PEM that must be the operator's [default: the one in the definition that the election's id stands "
            + "for]", HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> State = new("--state")
    {
        Description = "Where the last checkpoint verified is kept: what the log shows must continue it. A verification that fails or is "
            + "interrupted leaves it as it was", HelpName = "FILE",
    };

    public static Command Create() => new CliCommand(
        "verify",
        "Verifies a whole election from nothing but its log's public files: the checkpoint's signature, every tile, every entry's hash, "
        + "every signature by an authority in force at its position and every verdict; then counts everything anew and compares each "
        + "published total, held count and seat. Names the first thing that is wrong. Exit code 0: verified, 1: not verified, 2: the log "
        + "cannot be read.",
        "tabulate verify https://results.example/log --election 8f3c... --log-key results.example/log+1f2e3d4c+AfQ...",
        "tabulate verify mirror --election 8f3c... --log-key log.vkey --state verified.checkpoint --json")
    {
        LogOptions.Log, LogOptions.Election, LogOptions.Keys, OperatorKey, State, LogOptions.Witnesses, LogOptions.WitnessesNeeded,
        LogOptions.Jobs,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var state = invocation.Get(State) is { } file ? new StateFile(file) : null;
        var settings = SettingsOf(invocation, state);
        using var source = LogSource.Open(invocation, invocation.Get(LogOptions.Log)!);
        var progress = new LogProgress(invocation.Errors, "entries");
        var verifier = new LogVerifier(source.Files, settings) { Progressed = progress.Report };
        var report = await progress.RunAsync(Task.Run(() => verifier.RunAsync(cancellation), cancellation));
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (invocation.Json) JsonOutput.Print(VerifyText.Document(report, settings.Election, elapsed));
        else VerifyText.Print(report, settings.Election, elapsed);
        if (state is not null) await KeepAsync(state, report);
        return report.IsVerified ? ExitCode.Ok : ExitCode.Refused;
    }

    private static LogVerifierSettings SettingsOf(Invocation invocation, StateFile? state)
    {
        var log = invocation.Get(LogOptions.Keys)!;
        return new LogVerifierSettings
        {
            Election = invocation.Get(LogOptions.Election)!.Value,
            Log = log,
            Witnesses = LogOptions.WitnessesOf(invocation),
            OperatorKey = invocation.Get(OperatorKey) is { } file ? ReadKey(file) : null,
            Before = state?.Read(log),
            Jobs = invocation.Get(LogOptions.Jobs),
        };
    }

    private static VerificationKey ReadKey(FileInfo file)
    {
        if (!file.Exists) throw new UsageException($"--operator-key: there is no file {file.FullName}.");
        return VerificationKey.TryFromPem(File.ReadAllText(file.FullName), out var key)
            ? key
            : throw new UsageException($"--operator-key: {file.FullName} is not a P-256 public key in PEM.");
    }

    /// <summary>A log that went back may be a mirror that lags: only another history contradicts what was shown.</summary>
    private static async Task KeepAsync(StateFile state, LogReport report)
    {
        if (report.IsVerified) state.Write(report.Checkpoint!);
        else if (report.Problem!.Fault == LogFault.OtherHistory)
            await Console.Error.WriteLineAsync(
                $"The checkpoint shown now is kept as evidence in {state.KeepEvidence(report.Checkpoint!)}.");
    }
}
