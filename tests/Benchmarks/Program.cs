using Tabulation.Benchmarks.Cache;
using Tabulation.Benchmarks.Ingest;
using Tabulation.Benchmarks.Ledgers;
using Tabulation.Benchmarks.Night;
using Tabulation.Benchmarks.Snapshots;
using Tabulation.Benchmarks.Tables;
using Tabulation.Benchmarks.Tally;
using Tabulation.Benchmarks.Tree;
using Tabulation.Benchmarks.Verifying;
using Tabulation.Benchmarks.Watching;

return args switch
{
    ["tables"] => await TableBenchmark.RunAsync(97_000, 5),
    ["tables", var stations, var seconds] => await TableBenchmark.RunAsync(int.Parse(stations), int.Parse(seconds)),
    ["tally"] => TallyBenchmark.Run(1_000_000),
    ["tally", var entries] => TallyBenchmark.Run(int.Parse(entries)),
    ["ingest"] => await IngestBenchmark.RunAsync(100_000, 30_000),
    ["ingest", var bundled, var single] => await IngestBenchmark.RunAsync(int.Parse(bundled), int.Parse(single)),
    ["cache"] => await CacheBenchmark.RunAsync(20_000),
    ["cache", var rows] => await CacheBenchmark.RunAsync(int.Parse(rows)),
    ["ledger"] => await LedgerBenchmark.RunAsync(400),
    ["ledger", var batches] => await LedgerBenchmark.RunAsync(int.Parse(batches)),
    ["night"] => await NightBenchmark.RunAsync(NightSize.Full),
    ["night", .. { Length: NightSize.Numbers } numbers] => await NightBenchmark.RunAsync(NightSize.Of([.. numbers.Select(int.Parse)])),
    ["tree"] => await TreeBenchmark.RunAsync(100_000),
    ["tree", var entries] => await TreeBenchmark.RunAsync(int.Parse(entries)),
    ["verify"] => await VerifyBenchmark.RunAsync(100_000),
    ["verify", var results] => await VerifyBenchmark.RunAsync(int.Parse(results)),
    ["watch"] => await WatchBenchmark.RunAsync(10_000),
    ["watch", var subscribers] => await WatchBenchmark.RunAsync(int.Parse(subscribers)),
    ["watch-server"] => await WatchedServer.RunAsync(),
    ["snapshots"] => await SnapshotBenchmark.RunAsync(5, "api/totals"),
    ["snapshots", var seconds, var path] => await SnapshotBenchmark.RunAsync(int.Parse(seconds), path),
    ["bare-server", var file] => await BareServer.RunAsync(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "dotnet run -c Release --project tests/Benchmarks -- "
        + "tally [ENTRIES] | ingest [RESULTS-IN-BUNDLES RESULTS-ALONE] | cache [ROWS] | ledger [BATCHES] | night [BUNDLED SINGLE PACED-SECONDS ENTRIES PEER-SECONDS] | tree [ENTRIES] | verify [RESULTS] | watch [SUBSCRIBERS] | snapshots [SECONDS PATH] | tables [STATIONS SECONDS]");
    return 2;
}
