using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Benchmarks.Snapshots;
using Tabulation.Benchmarks.Tally;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Tables;

/// <summary>What the table of all stations of a large country takes: to be made, in bytes, compressed, and sent to whoever asks.</summary>
internal static class TableBenchmark
{
    private const int Rounds = 5, Readers = 8;

    public static async Task<int> RunAsync(int stations, int seconds)
    {
        await ChildProcess.Run(Repository.PathOf("tests/install-debian.sh"), "wrk");
        var state = Counted(stations);
        var taken = Median(() => _ = StationFigures.Of(state, [new ContestIndex(0)]));
        var figures = StationFigures.Of(state, [new ContestIndex(0)]);
        var table = figures.Write();
        Console.WriteLine(
            $"{stations:N0} of {TallyElection.Precincts:N0} stations counted, {TallyElection.Lines + TallyElection.Lists} figures each: "
            + $"{table.Length / 1e6:N1} MB; taken off the state in {taken:N0} ms, written in {Median(() => figures.Write()):N0} ms");
        foreach (var encoding in new[] { ContentEncoding.Gzip, ContentEncoding.Brotli })
        {
            var packed = Encodings.Compress(table, encoding).Length;
            Console.WriteLine($"{Encodings.NameOf(encoding),-5} {packed / 1e6:N1} MB in {Median(() => Encodings.Compress(table, encoding)):N0} ms");
        }

        await ServeAsync(table, seconds);
        return 0;
    }

    private static ElectionState Counted(int stations)
    {
        var fold = TallyBenchmark.Open();
        TallyBenchmark.Apply(fold, new TallyEntries(), new Domain.Statements.Statement(), 0, stations);
        return fold.State;
    }

    private static double Median(Action work)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            work();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    private static async Task ServeAsync(byte[] table, int seconds)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var document = new KeptDocument(new MadeDocument(table, "text/csv; charset=utf-8"));
        app.Run(document.SendAsync);
        await app.StartAsync();
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            var (address, header) = (new Uri(app.Urls.Single()), $"Accept-Encoding: {encoding}");
            // The first reader waits while it is compressed.
            await SnapshotBenchmark.MeasureAsync(address, header, 1, Readers);
            var rate = await SnapshotBenchmark.MeasureAsync(address, header, seconds, Readers);
            Console.WriteLine($"{encoding,-8} sent {rate:N1} times a second to {Readers} readers on this machine");
        }
    }
}
