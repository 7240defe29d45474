using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tabulation.Cli.Logs;
using Tabulation.Cli.Reading;
using Tabulation.Cli.Rehearsing;
using Tabulation.Recount.Logs;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate rehearse</c></summary>
internal static class RehearseCommand
{
    private static readonly Argument<string?> Log = new("log")
    {
        Description = "The log of the recorded election: its URL, or a folder with its files", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<Uri?> Ledger = new("--ledger")
    {
        Description = "Instead of a log, a server's gRPC address, whose ledger is taken as it is", HelpName = "URL",
        CustomParser = CommonOptions.ParseAddress,
    };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "How many times faster than then, 0.1 to 1,000,000 [default: 1]", HelpName = "N", DefaultValueFactory = _ => 1,
        CustomParser = ParseSpeed,
    };

    private static readonly Option<DirectoryInfo?> Keys = new("--keys")
    {
        Description = "Directory of the rehearsal's own keys; missing ones are made [default: rehearsal-keys]", HelpName = "DIR",
    };

    private static readonly Option<bool> Prepare = new("--prepare")
    {
        Description = "Only make the keys, and print the path of the one that the server must trust",
    };

    public static Command Create() => new CliCommand(
        "rehearse",
        "Plays a recorded election again as a test election: with an id, keys and hours of its own, every statement signed anew, the "
        + "same totals in the end. The day begins when the ledger is opened and goes N times as fast as then; pauses of more than an "
        + "hour in which nothing happened are cut to one. The server must have an empty ledger and trust the rehearsal's operator key "
        + "(--prepare). Interrupted, or played again with the same keys, it goes on, and nothing counts twice. Exit code 1: a statement "
        + "was refused that was recorded then, or the log is wrong; 2: it cannot be read.",
        "tabulate rehearse mirror --log-key results.example/log+1f2e3d4c+AfQ... --prepare",
        "dotnet run --project services/Standalone -- --demo none --operator-key rehearsal-keys/central.pub.pem",
        "tabulate rehearse mirror --log-key results.example/log+1f2e3d4c+AfQ... --speed 10",
        "tabulate rehearse --ledger http://127.0.0.1:5001 --server http://127.0.0.1:6001 --speed 60")
    {
        Log, Ledger, LogOptions.KeysIfAny, Speed, Keys, Prepare,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var rehearsal = new Rehearsal(invocation, invocation.Get(Keys)?.FullName ?? Path.GetFullPath("rehearsal-keys"));
        try
        {
            var leaves = await LeavesAsync(invocation, cancellation);
            return invocation.Get(Prepare)
                ? rehearsal.Prepare(Recording.Of(leaves))
                : await rehearsal.RunAsync(leaves, invocation.Get(Speed), cancellation);
        }
        catch (LogProblemException wrong)
        {
            VerifyText.Print(wrong.Problem);
            return ExitCode.Refused;
        }
    }

    private static Task<List<ReadOnlyMemory<byte>>> LeavesAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (log, ledger, keys) = (invocation.Get(Log), invocation.Get(Ledger), invocation.Get(LogOptions.KeysIfAny) ?? []);
        if ((log is null) == (ledger is null)) throw new UsageException("rehearse: give a log, or a server with --ledger.");
        if (ledger is not null) return OfLedgerAsync(invocation, ledger, cancellation);
        if (keys.Length == 0) throw new UsageException("--log-key: the log's public key is missing.");
        return OfLogAsync(invocation, log!, keys, cancellation);
    }

    private static async Task<List<ReadOnlyMemory<byte>>> OfLedgerAsync(Invocation invocation, Uri address, CancellationToken cancellation)
    {
        using var server = ServerConnection.To(address, invocation.Get(CommonOptions.Ca));
        return await server.EntriesAsync(cancellation).ToListAsync(cancellation);
    }

    private static async Task<List<ReadOnlyMemory<byte>>> OfLogAsync(
        Invocation invocation, string log, IReadOnlyList<TransparencyLog.NoteVerifier> keys, CancellationToken cancellation)
    {
        using var source = LogSource.Open(invocation, log);
        var checkpoint = await LogCheckpoint.ReadAsync(source.Files, keys, cancellation);
        var tiles = await LogTiles.OpenAsync(source.Files, checkpoint.Head, cancellation);
        var bundles = new LogEntries(source.Files, tiles, Environment.ProcessorCount).ReadAsync(cancellation);
        return await bundles.SelectMany(bundle => bundle).ToListAsync(cancellation);
    }

    private static double ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.1 and <= 1_000_000) return speed;
        result.AddError($"--speed: \"{text}\" is no number from 0.1 to 1,000,000.");
        return 1;
    }
}
