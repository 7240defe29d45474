using System.Diagnostics;
using Tabulation.Benchmarks.Ingest;
using Tabulation.Ledger;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>How long after FLUSHALL Redis has the right totals again: with a tabulator that runs, and with one that is started at that moment and folds the whole ledger.</summary>
internal static class Rebuild
{
    private const int Precincts = 100_000;

    public static async Task MeasureAsync(int entries)
    {
        var election = new BenchElection(Precincts);
        await using var installation = await NightServers.StartAsync(election);
        var size = await LoadAsync(installation, election, entries);
        await installation.StartServicesAsync();
        await using var totals = new CachedTotals(installation);
        await CheckAsync(totals, size, entries);
        var tabulator = installation.Tabulator[0];
        var running = await TimeAsync(installation, totals, size, entries, () => Task.CompletedTask);
        var restarted = await TimeAsync(installation, totals, size, entries, tabulator.KillAndStartAsync);
        Console.WriteLine($"{$"FLUSHALL of {entries:N0} entries, tabulator running",-58}{running,10:N2} s");
        Console.WriteLine($"{$"FLUSHALL of {entries:N0} entries, tabulator restarted",-58}{restarted,10:N2} s    {entries / restarted:N0} entries/s folded");
    }

    private static async Task<long> LoadAsync(Installation<SingleServers> installation, BenchElection election, int entries)
    {
        var started = Stopwatch.StartNew();
        var intake = installation.Intake[0];
        intake.Start();
        await intake.ReadyAsync();
        using (var client = new NightClient(installation)) await client.OpenAsync(election.Signed);
        await intake.KillAsync();
        await using var ledger = await PostgresLedger.OpenAsync(installation.Servers.LedgerConnectionString, new PostgresLedgerOptions(), null, default);
        var loaded = new LoadedLedger(election, Precincts, installation.IntakeKey);
        await loaded.FillAsync(ledger, entries);
        Console.WriteLine($"ledger of {entries:N0} results filled through PostgresLedger, past Intake, in {started.Elapsed.TotalSeconds:N1} s");
        return loaded.Position;
    }

    private static async Task<double> TimeAsync(Installation<SingleServers> installation, CachedTotals totals, long size, int entries, Func<Task> then)
    {
        await installation.Servers.Cache.AskAsync("FLUSHALL");
        var started = Stopwatch.StartNew();
        await then();
        await CheckAsync(totals, size, entries);
        return started.Elapsed.TotalSeconds;
    }

    private static async Task CheckAsync(CachedTotals totals, long size, int entries)
    {
        var country = await totals.AtAsync(size);
        var moved = entries / Precincts - 1;
        if (country.PrecinctsCounted != Precincts || country.Votes[0] != (ulong)(Precincts * (BenchElection.FirstListVotes - moved)))
            throw new InvalidOperationException($"The totals are wrong: {country}");
    }
}
