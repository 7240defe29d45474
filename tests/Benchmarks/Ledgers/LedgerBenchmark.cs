using System.Buffers.Binary;
using System.Diagnostics;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Ledgers;

/// <summary>
/// Entries appended a second, in batches of 500 with leaves of 300 bytes, to each store: signatures and rules apart. All on one
/// machine, one after the other; every commit synced.
/// </summary>
internal static class LedgerBenchmark
{
    public const int BatchSize = 500;
    private const int WarmUp = 20;

    public static async Task<int> RunAsync(int batches)
    {
        await SqliteAsync(batches);
        foreach (var replicas in new[] { 1, 2, 4 })
            await PostgresAsync(batches, replicas);
        return 0;
    }

    private static async Task SqliteAsync(int batches)
    {
        using var folder = new TemporaryFolder();
        await using var ledger = SqliteLedger.Open(folder.File("ledger.db"), TimeProvider.System);
        await MeasureAsync("SQLite", [ledger], batches);
    }

    /// <summary>Entries a second into a new database on this server, one process appending.</summary>
    public static async Task<double> PostgresPerSecondAsync(string server, int batches)
    {
        await using var database = await PostgresDatabase.Create(server);
        await using var ledger = await PostgresLedger.OpenAsync(database.ConnectionString, new PostgresLedgerOptions(), null, default);
        return await PerSecondAsync([ledger], batches);
    }

    /// <summary>Appends so many batches, dealt out to the ledgers.</summary>
    public static Task AppendAsync(IReadOnlyList<ILedger> ledgers, int batches) =>
        AppendAsync(ledgers, [.. ledgers.Select(_ => new BenchAdmission())], 0, batches);

    private static async Task PostgresAsync(int batches, int replicas)
    {
        await using var database = await PostgresDatabase.Create();
        var ledgers = new List<PostgresLedger>();
        for (var i = 0; i < replicas; i++)
            ledgers.Add(await PostgresLedger.OpenAsync(database.ConnectionString, new PostgresLedgerOptions(), null, default));
        await MeasureAsync($"PostgreSQL, {replicas} appending", ledgers, batches);
        foreach (var ledger in ledgers)
            await ledger.DisposeAsync();
    }

    private static async Task MeasureAsync(string name, IReadOnlyList<ILedger> ledgers, int batches)
    {
        var rate = await PerSecondAsync(ledgers, batches);
        Console.WriteLine($"{name,-26}{rate,10:N0} entries/s {1_000 * BatchSize / rate,8:N2} ms a batch");
    }

    private static async Task<double> PerSecondAsync(IReadOnlyList<ILedger> ledgers, int batches)
    {
        var admissions = ledgers.Select(_ => new BenchAdmission()).ToArray();
        await AppendAsync(ledgers, admissions, 0, WarmUp);
        var watch = Stopwatch.StartNew();
        await AppendAsync(ledgers, admissions, WarmUp, batches);
        return batches * BatchSize / watch.Elapsed.TotalSeconds;
    }

    // Batches are dealt out to the ledgers, which append at the same time.
    private static Task AppendAsync(IReadOnlyList<ILedger> ledgers, BenchAdmission[] admissions, int from, int count) =>
        Task.WhenAll(ledgers.Select((ledger, i) => Task.Run(async () =>
        {
            for (var batch = from + i; batch < from + count; batch += ledgers.Count)
                await ledger.AppendAsync(Ids(batch), admissions[i], default);
        })));

    private static StatementId[] Ids(int batch) => [.. Enumerable.Range(batch * BatchSize, BatchSize).Select(number =>
    {
        Span<byte> payload = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(payload, number);
        return StatementId.OfPayload(payload);
    })];
}
