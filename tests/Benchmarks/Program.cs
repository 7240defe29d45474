using Tabulation.Benchmarks.Ingest;
using Tabulation.Benchmarks.Tally;

return args switch
{
    ["tally"] => TallyBenchmark.Run(),
    ["ingest"] => await IngestBenchmark.RunAsync(100_000, 30_000),
    ["ingest", var bundled, var single] => await IngestBenchmark.RunAsync(int.Parse(bundled), int.Parse(single)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- tally | ingest [RESULTS-IN-BUNDLES RESULTS-ALONE]");
    return 2;
}
