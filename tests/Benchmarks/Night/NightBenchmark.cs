using Tabulation.Benchmarks.Ingest;
using Tabulation.Benchmarks.Ledgers;

namespace Tabulation.Benchmarks.Night;

/// <summary>
/// One process of each service over RabbitMQ, Redis and PostgreSQL, and the client, all on this machine: how many results a second, how soon they are seen, how
/// long a rebuild takes; beside the machine's limits and what PostgreSQL alone would do, measured in the same run.
/// </summary>
internal static class NightBenchmark
{
    private const int Together = 100;
    private const int PerSecond = 1_000;
    private const int AppendedBatches = 200;

    public static async Task<int> RunAsync(NightSize size)
    {
        if (size.Bundled > 0) await MeasureServicesAsync(size);
        if (size.Entries > 0) await Rebuild.MeasureAsync(size.Entries);
        return 0;
    }

    private static async Task MeasureServicesAsync(NightSize size)
    {
        var first = 2 * size.Bundled;
        var second = first + 2 * size.Single;
        var election = new BenchElection(second + size.PacedSeconds * PerSecond);
        await using var installation = await NightServers.StartAsync(election);
        Report("limit: PostgreSQL appends, 300 B, batches of 500", await LedgerBenchmark.PostgresPerSecondAsync(installation.Servers.Store.ConnectionString, AppendedBatches));
        await installation.StartServicesAsync();
        using var client = new NightClient(installation);
        await using var totals = new CachedTotals(installation);
        await client.OpenAsync(election.Signed);
        var throughput = new Throughput(installation, election, client, totals);
        var bundled = await throughput.MeasureAsync("client to Redis, signed in bundles of 100", ..first, Together);
        Report("limit: P-256 verifications, all cores", MachineLimits.VerificationsPerSecond());
        await throughput.MeasureAsync("client to Redis, signed one by one", first..second, 1);
        Report("limit: P-256 verifications, all cores, now", MachineLimits.VerificationsPerSecond());
        await Latency.MeasureAsync(installation, election, client, second..(second + size.PacedSeconds * PerSecond));
        foreach (var service in installation.Services) await service.KillAsync();
        if (size.PeerSeconds > 0) Compare(bundled, await Peer.PerSecondAsync(installation.Servers.Store, size.PeerSeconds));
    }

    private static void Compare(double bundled, double? peer)
    {
        if (peer is not { } alone) Console.WriteLine("PostgreSQL alone: not present");
        else Console.WriteLine($"{"PostgreSQL alone, 100 results a transaction",-58}{alone,10:N0} /s   in bundles of 100, ours does {bundled / alone:N1} times as many");
    }

    private static void Report(string what, double rate) => Console.WriteLine($"{what,-58}{rate,10:N0} /s");
}
