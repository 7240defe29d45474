using System.Diagnostics;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.Benchmarks.Cache;

/// <summary>
/// Rows a second into Redis on this machine, one call after the other as a tabulator makes them: authenticated compare-and-set beside plain HSET of the
/// same rows over the same kind of connection; then everything at once.
/// </summary>
internal static class CacheBenchmark
{
    private const int RowsOfCall = 50;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int rows)
    {
        await using var server = await RedisServer.StartAsync();
        var options = new RedisTotalsOptions { Servers = server.Address, Secret = new byte[RedisTotalsOptions.MinSecretBytes] };
        await using var cache = new RedisTotalsCache(options, TimeProvider.System, NullLogger<RedisTotalsCache>.Instance);
        var all = Enumerable.Range(0, rows).Select(Row).ToList();
        var full = new TotalsChanged { AsOf = At(1), Full = true, Totals = { all } };

        Report($"rewrite of {rows:N0} rows", rows, await OnceAsync(() => cache.RewriteAsync(full, default)));
        for (var round = 1; round <= 2; round++)
        {
            Report($"plain HSET, {RowsOfCall} rows a call", await PlainAsync(server.Address, all));
            Report($"TryAdvance, {RowsOfCall} rows a call", await AdvanceAsync(cache, all));
        }

        Report($"read of {rows:N0} rows, checked", rows, await OnceAsync(() => cache.ReadAsync(default)));
        return 0;
    }

    private static async Task<double> PlainAsync(string address, List<AreaTotals> all)
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync(address);
        var database = connection.GetDatabase();
        return await RepeatAsync(first => database.HashSetAsync(
            "plain", [.. Some(all, first).Select(row => new HashEntry($"{row.Contest}\n{row.Area}", row.ToByteArray()))]));
    }

    private static async Task<double> AdvanceAsync(RedisTotalsCache cache, List<AreaTotals> all)
    {
        var position = (await cache.ReadAsync(default))!.AsOf.Position;
        return await RepeatAsync(async first =>
        {
            var change = new TotalsChanged { AsOf = At(position + 1), From = position++, Totals = { Some(all, first) } };
            if (!await cache.TryAdvanceAsync(change, default)) throw new InvalidOperationException("Nobody else writes here.");
        });
    }

    private static IEnumerable<AreaTotals> Some(List<AreaTotals> all, int first)
    {
        for (var i = 0; i < RowsOfCall; i++) yield return all[(first + i * 7) % all.Count];
    }

    private static async Task<double> RepeatAsync(Func<int, Task> call)
    {
        var calls = 0;
        var started = Stopwatch.StartNew();
        while (started.Elapsed < Time) await call(calls++ * 13);
        return calls * RowsOfCall / started.Elapsed.TotalSeconds;
    }

    private static async Task<double> OnceAsync(Func<Task> call)
    {
        var started = Stopwatch.StartNew();
        await call();
        return started.Elapsed.TotalSeconds;
    }

    private static void Report(string what, double perSecond) => Console.WriteLine(
        $"{what,-40} {perSecond,12:N0} rows/s   {1e6 * RowsOfCall / perSecond,8:N0} us a call");

    private static void Report(string what, int rows, double seconds) => Console.WriteLine($"{what,-40} {rows / seconds,12:N0} rows/s   {seconds,8:N2} s");

    private static AsOf At(ulong position) => new() { ElectionId = ByteString.CopyFrom(new byte[32]), Position = position, FoldVersion = 1 };

    private static AreaTotals Row(int number)
    {
        var random = new Random(number);
        var row = new AreaTotals { Contest = "list", Area = $"area-{number}", PrecinctsExpected = 100, PrecinctsCounted = 50, RegisteredExpected = 100_000 };
        row.Lines.AddRange(Enumerable.Range(0, 14).Select(_ => (ulong)random.Next(100_000)));
        row.Votes.AddRange(Enumerable.Range(0, 8).Select(_ => (ulong)random.Next(100_000)));
        return row;
    }
}
