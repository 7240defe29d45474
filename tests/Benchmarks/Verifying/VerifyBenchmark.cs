using System.Diagnostics;
using Tabulation.Contracts;
using Tabulation.ElectionKit;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Verifying;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Verifying;

/// <summary>How fast a log is verified from its files, beside how fast this machine verifies as many signatures and nothing else.</summary>
internal static class VerifyBenchmark
{
    private const int Together = 100;
    private const int Rounds = 3;

    private static readonly NoteSigner Signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());

    public static async Task<int> RunAsync(int results)
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = results });
        var alone = Alone(election, results);
        var bundled = Bundled(election, results);
        for (var round = 1; round <= Rounds; round++)
        {
            var limit = SignatureLimit(alone);
            Console.WriteLine($"signatures only      {results / limit.TotalSeconds,10:N0}/s   {limit.TotalSeconds,6:0.00} s   {Environment.ProcessorCount} cores");
            var single = await VerifyAsync(election, alone);
            Console.WriteLine($"log, signed alone    {results / single.TotalSeconds,10:N0}/s   {single.TotalSeconds,6:0.00} s   {single / limit:0.00} of the signatures' time");
            var whole = await VerifyAsync(election, bundled);
            Console.WriteLine($"log, {Together} together    {results / whole.TotalSeconds,10:N0}/s   {whole.TotalSeconds,6:0.00} s");
        }

        return 0;
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Alone(SmallElection election, int results)
    {
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < results; precinct++) script.Add(election, precinct);
        return script.Leaves;
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Bundled(SmallElection election, int results)
    {
        var script = new LedgerScript(election);
        foreach (var region in Enumerable.Range(0, results).GroupBy(SmallElection.IsNorth))
            foreach (var run in region.Chunk(Together))
            {
                var signer = election.CommissionOf(run[0]);
                var signed = new SignedTogether(signer, run.Select(precinct => election.Result(precinct)));
                for (var i = 0; i < run.Length; i++) script.Add(signer, signed.ToEnvelope(i));
            }

        return script.Leaves;
    }

    /// <summary>Every statement's signature, decoded before, on all cores.</summary>
    private static TimeSpan SignatureLimit(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var key = SigningKey.Create();
        var signed = leaves.Select(leaf => (Data: leaf, Signature: key.Sign(leaf.Span))).ToArray();
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, signed.Length, i =>
        {
            if (!key.PublicKey.Verify(signed[i].Data.Span, signed[i].Signature)) throw new InvalidOperationException("A signature does not verify.");
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<TimeSpan> VerifyAsync(SmallElection election, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var folder = Directory.CreateTempSubdirectory("tabulation-verify-");
        try
        {
            PublishedLog.Of(election, leaves, Signer).WriteTo(folder.FullName);
            var settings = new LogVerifierSettings { Election = election.Signed.Id, Log = Signer.Verifiers };
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            var report = await new LogVerifier(new FolderLogFiles(folder.FullName), settings).RunAsync(default);
            if (!report.IsVerified) throw new InvalidOperationException(report.Problem!.What);
            return Stopwatch.GetElapsedTime(started);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
