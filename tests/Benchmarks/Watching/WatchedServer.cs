using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.Publication;
using Tabulation.Publication.Log;
using Tabulation.Publication.Past;
using Tabulation.Publication.Watching;
using Tabulation.ServiceDefaults;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.ServiceKit;

namespace Tabulation.Benchmarks.Watching;

/// <summary>
/// The server of the benchmark, a process of its own: Watch as Publication serves it, over totals that change when it is told to; and beside it, on the same HTTP/2
/// port, a bare endpoint that writes the same bytes to whoever called it. It is led over HTTP/1.1.
/// </summary>
internal static class WatchedServer
{
    private const int Areas = 8, VotesInArea = 40;
    private static readonly string[] Codes = ["", "N", "S", "N.1", "N.2", "S.1", "D1", "D2"];

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateBuilder(["--Service:GrpcPort=0", "--Service:HttpPort=0", "--Service:DrainTime=00:00:00"]);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        var ledger = new ReadableLedger();
        ledger.Add(new LedgerScript(new SmallElection()).Leaves);
        builder.Services.AddSingleton<ILedgerFeed>(ledger).AddSingleton<ChronicleFollower>().AddSingleton<TotalsBoard>().AddSingleton<ReleaseGate>()
            .AddSingleton<SeatBoard>().AddSingleton<LogBoard>().AddSingleton<PastTotals>().AddWatching(new WatchSettings());
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGrpcService<TotalsGrpcService>();
        Map(app, new BareStreams(), app.Services.GetRequiredService<TotalsBoard>());
        await app.Services.GetRequiredService<ChronicleFollower>().CatchUpAsync(default);
        app.Services.GetRequiredService<TotalsBoard>().Apply(Change(0, 5));
        await app.StartAsync();
        var addresses = ServiceAddresses.Of(app);
        Console.WriteLine($"{addresses.Grpc} {addresses.Http}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Map(WebApplication app, BareStreams bare, TotalsBoard board)
    {
        var position = 5UL;
        app.MapGet("/bare", (HttpContext context) => bare.ServeAsync(context));
        app.MapPost("/update", () => board.Apply(Change(position, ++position)));
        app.MapPost("/write", () => bare.Write(Framed(Change(position, ++position))));
        app.MapGet("/cost", () =>
        {
            // What is garbage is no subscriber's.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet} {GC.GetTotalMemory(false)} {Environment.CpuUsage.TotalTime.TotalSeconds}");
        });
    }

    private static TotalsChanged Change(ulong from, ulong to) => new()
    {
        AsOf = new AsOf
        {
            ElectionId = ByteString.CopyFrom(new byte[32]), Position = to, FoldVersion = 1, RecordedAt = (ulong)TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        },
        From = from, Full = from == 0,
        Totals = { Enumerable.Range(0, Areas).Select(area => Row(area, to)) },
    };

    private static AreaTotals Row(int area, ulong to) => new()
    {
        Contest = SmallElection.List, Area = Codes[area], PrecinctsExpected = 10_000, PrecinctsCounted = (uint)to,
        Votes = { Enumerable.Range(0, VotesInArea).Select(selection => (1_000_000UL * (ulong)(selection + 1)) + to) },
    };

    /// <summary>The message that a Watch would carry, with gRPC's five bytes before it.</summary>
    private static byte[] Framed(TotalsChanged change)
    {
        var message = new WatchResponse { Kind = WatchKind.Change, AsOf = change.AsOf, Totals = { change.Totals }, ResumeToken = ByteString.CopyFrom(new byte[64]) };
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }
}
