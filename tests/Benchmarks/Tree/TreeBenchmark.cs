using System.Diagnostics;
using Tabulation.Benchmarks.Ingest;
using Tabulation.Benchmarks.Ledgers;
using Tabulation.Ledger;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Tree;

/// <summary>
/// What the log's tree costs an entry, beside what all of the server does for one: the hashes that the ledger itself makes, and the tree that
/// others keep over it to prove from, read back from the ledger. Processor time, as others may use the machine too.
/// </summary>
internal static class TreeBenchmark
{
    private const int Rounds = 3;

    public static async Task<int> RunAsync(int entries)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var hashing = Hashing(entries);
            var following = await FollowingAsync(entries);
            var server = await IngestBenchmark.ServerMicrosecondsAsync(entries);
            Console.WriteLine($"leaf hash and right edge, batches of {LedgerBenchmark.BatchSize}    {hashing,8:0.00} us an entry   {hashing / server,6:P1} of ingest");
            Console.WriteLine($"a tree that follows the ledger             {following,8:0.00} us an entry   {following / server,6:P1} of ingest");
            Console.WriteLine($"all of the server, bundles of 100          {server,8:0.00} us an entry");
        }

        return 0;
    }

    /// <summary>What appending to the ledger would not have to do if there were no tree.</summary>
    private static double Hashing(int entries)
    {
        var leaf = new byte[BenchAdmission.LeafBytes];
        Random.Shared.NextBytes(leaf);
        return Microseconds(entries, () =>
        {
            var edge = RightEdge.Empty;
            var hashes = new Hash256[LedgerBenchmark.BatchSize];
            for (var from = 0; from < entries; from += hashes.Length)
            {
                for (var i = 0; i < hashes.Length; i++) hashes[i] = Rfc6962.LeafHash(leaf);
                edge = edge.Append(hashes);
                edge.Root();
            }
        });
    }

    private static async Task<double> FollowingAsync(int entries)
    {
        using var folder = new TemporaryFolder();
        await using var ledger = SqliteLedger.Open(folder.File("ledger.db"), TimeProvider.System);
        await LedgerBenchmark.AppendAsync([ledger], entries / LedgerBenchmark.BatchSize);
        var tree = new FollowedTree(ledger);
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        await tree.CatchUpAsync(default);
        return (Process.GetCurrentProcess().TotalProcessorTime - used).TotalMicroseconds / tree.Tree.Size;
    }

    private static double Microseconds(int entries, Action act)
    {
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        act();
        return (Process.GetCurrentProcess().TotalProcessorTime - used).TotalMicroseconds / entries;
    }
}
