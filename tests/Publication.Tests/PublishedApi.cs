using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tabulation.ElectionKit;
using Tabulation.Ledger;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Log;
using Tabulation.Publication.Page;
using Tabulation.Publication.Past;
using Tabulation.Publication.Watching;
using Tabulation.ServiceKit;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests;

/// <summary>The JSON API over entries and totals that a test puts in.</summary>
internal sealed class PublishedApi : IAsyncDisposable
{
    private readonly GrpcServer server;

    private PublishedApi(GrpcServer server, ChronicleFollower chronicle, DocumentShelf shelf, SteppedClock clock, ReadableLedger ledger) =>
        (this.server, Chronicle, Shelf, Clock, Ledger) = (server, chronicle, shelf, clock, ledger);

    public ChronicleFollower Chronicle { get; }

    public DocumentShelf Shelf { get; }

    /// <summary>The shelf's.</summary>
    public SteppedClock Clock { get; }

    /// <summary>What observers' pages have in common.</summary>
    public ObserverSummary Observers { get; private init; } = null!;

    /// <summary>Empty until something is applied.</summary>
    public TotalsBoard Board { get; private init; } = null!;

    public ReadableLedger Ledger { get; }

    /// <summary>Without a checkpoint until one is published.</summary>
    public LogBoard Log { get; private init; } = null!;

    /// <summary>With all entries read.</summary>
    public static async Task<PublishedApi> StartAsync(LedgerScript script, HttpSettings? settings = null)
    {
        var ledger = new ReadableLedger();
        ledger.Add(script.Leaves);
        var chronicle = new ChronicleFollower(ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);
        var (clock, observers, board, log) = (new SteppedClock(), new ObserverSummary(), new TotalsBoard(), new LogBoard());
        var shelf = new DocumentShelf(Options.Create(new JsonOptions()), clock);
        await chronicle.CatchUpAsync(default);
        var server = await GrpcServer.StartAsync(
            services => services.AddSingleton<ILedgerFeed>(ledger).AddSingleton(chronicle).AddSingleton(board).AddSingleton<ReleaseGate>()
                .AddSingleton<SeatBoard>().AddWatching(new WatchSettings()).AddApi(settings).AddSingleton(shelf).AddSingleton(observers)
                .AddSingleton(log).AddSingleton<PastTotals>().AddSingleton<LogFollower>().AddSingleton<EntryBundles>()
                .AddSingleton(provider => new ReadyAnswers(provider.GetRequiredService<ReleaseGate>(), chronicle, board, clock)),
            app => app.MapApi().MapLog().MapPage(), front => front.UsePublication());
        return new PublishedApi(server, chronicle, shelf, clock, ledger) { Observers = observers, Board = board, Log = log };
    }

    public Task<HttpResponseMessage> GetAsync(string path) => server.Http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        server.Http.SendAsync(request, completion);

    public Task<string> TextAsync(string path) => server.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await TextAsync(path)).RootElement;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Chronicle.Dispose();
    }
}
