using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Elections;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Ingest;

/// <summary>
/// Signed results a second, from a client process that builds, signs and sends them to the moment its Watch shows them all counted; beside the
/// machine's own limits, measured in the same run. Some are sent before the clock starts: what is measured is a night under way, not a compiler.
/// </summary>
internal static class IngestBenchmark
{
    private const int WarmUp = 20_000;

    public static async Task<int> RunAsync(int bundled, int single)
    {
        var verifications = MachineLimits.VerificationsPerSecond();
        var appends = await MachineLimits.AppendsPerSecondAsync();
        Console.WriteLine($"{"limit: P-256 verifications, all cores",-50} {verifications,12:N0} /s");
        Console.WriteLine($"{"limit: SQLite appends, 500 B, batches of 500",-50} {appends,12:N0} /s");
        var inBundles = await MeasureAsync(bundled, 100);
        Report("results signed in bundles of 100", inBundles);
        var alone = await MeasureAsync(single, 1);
        Report("results signed one by one", alone);
        Console.WriteLine($"one by one / verification limit: {alone.PerSecond / verifications:P0}");
        return 0;
    }

    /// <summary>Processor time that the server takes for a result, of results signed in bundles.</summary>
    public static async Task<double> ServerMicrosecondsAsync(int results) => (await MeasureAsync(results, 100)).ServerMicroseconds;

    private static void Report(string what, Measured measured) => Console.WriteLine(
        $"{what,-50} {measured.PerSecond,12:N0} /s   {measured.Count:N0} in {measured.Seconds:N2} s; "
        + $"CPU a result: client {measured.ClientMicroseconds:N1} us, server {measured.ServerMicroseconds:N1} us");

    private static async Task<Measured> MeasureAsync(int count, int bundle)
    {
        var election = new BenchElection(WarmUp + count);
        var directory = Directory.CreateTempSubdirectory("tabulation-bench-");
        var operatorKey = Path.Combine(directory.FullName, "operator.pub.pem");
        await File.WriteAllTextAsync(operatorKey, election.Signer.PublicKey.ToPem());
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        await using var server = ChildProcess.Start(
            "dotnet", Repository.PathOf($"services/Standalone/bin/{configuration}/net10.0/Tabulation.Standalone.dll"),
            "--demo", "none", "--operator-key", operatorKey, "--data", directory.FullName, "--urls", "http://127.0.0.1:0,http://127.0.0.1:0");
        var line = await server.ReadLineWith("gRPC on ");
        using var channel = ServiceChannel.Connect(new Uri(line.Split(' ')[2].TrimEnd(',')));
        var submitter = await OpenAsync(channel, election);
        var process = Process.GetProcessById(server.Id);
        await SubmitAsync(channel, submitter, election, ..WarmUp, bundle, process);
        var measured = await SubmitAsync(channel, submitter, election, WarmUp..(WarmUp + count), bundle, process);
        await server.Signal("TERM");
        await server.ExitCode();
        directory.Delete(recursive: true);
        return measured;
    }

    private static async Task<Submitter> OpenAsync(ChannelBase channel, BenchElection election)
    {
        var head = await new LedgerService.LedgerServiceClient(channel).GetHeadAsync(new GetHeadRequest());
        if (!VerificationKey.TryRead(head.IntakeKey.Span, out var key)) throw new InvalidDataException("Not a key.");
        var submitter = new Submitter(new IntakeService.IntakeServiceClient(channel), key);
        if (await ElectionOpener.OpenAsync(submitter, election.Signed) is { } refusal) throw new InvalidOperationException(refusal.Answer.ToString());
        return submitter;
    }

    private static async Task<Measured> SubmitAsync(
        ChannelBase channel, Submitter submitter, BenchElection election, Range precincts, int bundle, Process server)
    {
        var counted = CountedAsync(channel, precincts.End.Value);
        server.Refresh();
        var (client, serverBefore) = (Process.GetCurrentProcess().TotalProcessorTime, server.TotalProcessorTime);
        var started = Stopwatch.StartNew();
        var refused = 0;
        await submitter.SubmitAsync(Batches(election, precincts, bundle), answered => refused += answered.IsRecorded ? 0 : 1);
        await counted;
        var seconds = started.Elapsed.TotalSeconds;
        if (refused > 0) throw new InvalidOperationException($"{refused} results were refused.");
        server.Refresh();
        return new Measured(precincts.End.Value - precincts.Start.Value, seconds, Process.GetCurrentProcess().TotalProcessorTime - client, server.TotalProcessorTime - serverBefore);
    }

    private static IEnumerable<SignedBatch> Batches(BenchElection election, Range precincts, int bundle)
    {
        for (var first = precincts.Start.Value; first < precincts.End.Value; first += bundle)
        {
            var size = Math.Min(bundle, precincts.End.Value - first);
            var payloads = new ByteString[size];
            var tags = new long[size];
            for (var i = 0; i < size; i++) (payloads[i], tags[i]) = (election.Result(first + i), first + i);
            yield return election.Signer.Sign(payloads, tags);
        }
    }

    private static async Task CountedAsync(ChannelBase channel, int count)
    {
        var totals = new TotalsService.TotalsServiceClient(channel);
        while (true)
        {
            try
            {
                using var call = totals.Watch(new WatchRequest());
                await foreach (var update in call.ResponseStream.ReadAllAsync())
                    if (update.Totals.Count > 0 && update.Totals[0].PrecinctsCounted == count) return;
            }
            catch (RpcException early) when (early.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(10);
            }
        }
    }

    private sealed record Measured(int Count, double Seconds, TimeSpan Client, TimeSpan Server)
    {
        public double PerSecond => Count / Seconds;

        public double ClientMicroseconds => Client.TotalMicroseconds / Count;

        public double ServerMicroseconds => Server.TotalMicroseconds / Count;
    }
}
