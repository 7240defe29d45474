using System.CommandLine;
using Tabulation.Cli.Logs;
using Tabulation.Cli.Reading;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Forensics.Stations;
using Tabulation.Recount;
using Tabulation.Recount.Logs;

namespace Tabulation.Cli.Examining;

/// <summary>Stations as counted from a ledger's entries, each signature and verdict repeated.</summary>
internal static class LedgerStations
{
    private const int LeavesTogether = 2_048;
    private const int MostNamed = 10;
    private const int LeastAhead = 8;

    public static Option<string?> Log { get; } = new("--log")
    {
        Description = "The log to take stations from: its URL, or a folder with its files; needs --log-key and --election",
        HelpName = "LOG",
    };

    public static Option<string?> Contest { get; } = new("--contest")
    {
        Description = "Code of the contest to look at [default: the first one]", HelpName = "CODE",
    };

    /// <exception cref="InputException">The log is wrong, or there is no such contest.</exception>
    /// <exception cref="UntrustedAnswerException">The server's entries are wrong.</exception>
    public static async Task<CountedStations> ReadAsync(Invocation invocation, CancellationToken cancellation)
    {
        var fold = new CountedFold(invocation.Get(LogOptions.Jobs));
        if (invocation.Get(Log) is { } log) await ReadLogAsync(invocation, log, fold, cancellation);
        else await ReadServerAsync(invocation, fold, cancellation);
        if (fold.Election is not { } election || fold.Tally is not { } tally)
            return new CountedStations(StationsOutcome.NothingCounted, null);
        return CountedStations.Of(election, tally, ContestOf(election, invocation.Get(Contest)));
    }

    /// <summary>The one asked for, or the first.</summary>
    public static ContestIndex ContestOf(Election election, string? code)
    {
        if (code is null) return new ContestIndex(0);
        if (election.FindContest(code) is { } contest) return contest;
        var some = string.Join(", ", election.Contests.Take(MostNamed).Select(known => known.Code));
        throw new InputException($"--contest: there is no contest \"{code}\"; there are {election.Contests.Count:N0}, the first {some}.");
    }

    private static async Task ReadServerAsync(Invocation invocation, CountedFold fold, CancellationToken cancellation)
    {
        try
        {
            await foreach (var leaf in invocation.Server.EntriesAsync(cancellation)) Gather(fold, leaf);
            fold.Finish();
        }
        catch (LedgerDisputeException wrong)
        {
            throw new UntrustedAnswerException(wrong.Message);
        }
    }

    /// <summary>Counts a log's entries; gives the checkpoint that they lead to.</summary>
    public static async Task<LogCheckpoint> ReadLogAsync(
        Invocation invocation, string log, CountedFold fold, CancellationToken cancellation)
    {
        if (invocation.Get(LogOptions.KeysIfAny) is not { Length: > 0 } keys) throw new UsageException("--log needs --log-key.");
        if (invocation.Get(LogOptions.ElectionIfAny) is not { } asked) throw new UsageException("--log needs --election.");
        using var source = LogSource.Open(invocation, log);
        try
        {
            var checkpoint = await LogCheckpoint.ReadAsync(source.Files, keys, cancellation);
            var tiles = await LogTiles.OpenAsync(source.Files, checkpoint.Head, cancellation);
            var entries = new LogEntries(source.Files, tiles, Math.Max(LeastAhead, invocation.Get(LogOptions.Jobs)));
            await foreach (var bundle in entries.ReadAsync(cancellation))
                foreach (var leaf in bundle) Gather(fold, leaf);
            fold.Finish();
            return fold.Id == asked ? checkpoint : throw new InputException($"--election: the log is of election {fold.Id}.");
        }
        catch (LogProblemException wrong)
        {
            throw new InputException($"The log is wrong: {wrong.Message}");
        }
        catch (LedgerDisputeException wrong)
        {
            throw new InputException($"The log is wrong: {wrong.Message}");
        }
    }

    private static void Gather(CountedFold fold, ReadOnlyMemory<byte> leaf)
    {
        fold.Add(leaf);
        if (fold.Waiting >= LeavesTogether) fold.Finish();
    }
}
