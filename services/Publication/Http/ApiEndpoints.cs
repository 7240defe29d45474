using System.ComponentModel.DataAnnotations;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Http.Nist;
using Tabulation.Publication.Http.OpenApi;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Streams;

namespace Tabulation.Publication.Http;

/// <summary>The same figures as TotalsService, as JSON. Every one of these routes is closed until the release hour, but for the definition
/// and turnout.</summary>
internal static class ApiEndpoints
{
    /// <summary>What the routes need besides the totals, the chronicle and the gate.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, HttpSettings? settings = null) =>
        services
        .AddSingleton(settings ?? new HttpSettings()).AddSingleton<ClientLimits>().AddSingleton<OpenApiDocument>().AddSingleton<ReadyAnswers>()
        .AddSingleton<DocumentShelf>().AddSingleton<PastDesk>().AddSingleton<ReportDesk>().AddSingleton<AlarmRates>().AddSingleton<ObserverSummary>()
        .AddFeeds();

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").ForThePublic();
        api.MapGet("/election", Election);
        api.MapGet("/totals", Totals);
        api.MapGet("/totals.csv", TotalsCsv.ReadAsync);
        api.MapGet("/seats", Seats);
        api.MapChronicle();
        api.MapGroup("").AddEndpointFilter<RouteGroupBuilder, StreamLimit>().MapStream();
        api.MapNist();
        api.MapFeeds();
        api.MapGet("/openapi.json", (OpenApiDocument document) => document.Document);
        return app;
    }

    /// <summary>As it is when the document is made, so no older than the place it stands for: with what was changed since it was defined.</summary>
    private static async Task<IResult> Election(ReleaseGate gate, ChronicleFollower chronicle, DocumentShelf shelf, ReportDesk desk) =>
        gate.Election is null ? Problems.NoElection()
        : await shelf.AnswerAsync("json election", desk.Place, () => Task.FromResult(Write(shelf, chronicle.Standing)));

    private static MadeDocument Write(DocumentShelf shelf, ChronicleStanding here) => shelf.Json(ElectionWriter.Write(here.Election!), here.Position);

    /// <summary>Query: contest (repeatable), area, depth, asOf.</summary>
    private static Task<IResult> Totals(
        ReleaseGate gate, TotalsBoard board, DocumentShelf shelf, PastDesk past, string[]? contest, string? area, [Range(0, 16)] uint? depth,
        [Range(1, int.MaxValue)] long? asOf)
    {
        var election = gate.Require();
        var filter = AskedFilter.Of(contest, area, depth);
        var keys = FilterPlan.Of(filter, election);
        if (asOf is { } size) return past.TotalsAsync(size, filter, keys);
        return shelf.JsonAsync($"totals {filter}", PlaceOf(board), () => Task.FromResult(
            board.Read(keys) is { } view ? DocumentWriter.Write(election, view) : throw Rebuilding()));
    }

    /// <summary>Query: contest (repeatable), ifHeldCounted, asOf.</summary>
    private static Task<IResult> Seats(
        ReleaseGate gate, TotalsBoard board, SeatBoard seats, DocumentShelf shelf, PastDesk past, string[]? contest, bool? ifHeldCounted,
        [Range(1, int.MaxValue)] long? asOf)
    {
        var election = gate.Require();
        var filter = AskedFilter.Of(contest);
        var wanted = FilterPlan.Of(filter, election).Select(key => election.FindContest(key.Contest)!.Value).ToList();
        if (asOf is { } size) return past.SeatsAsync(size, filter, wanted, ifHeldCounted ?? false);
        return shelf.JsonAsync($"seats {ifHeldCounted ?? false} {filter}", PlaceOf(board), async () =>
        {
            var view = await seats.ReadAsync(CancellationToken.None);
            return DocumentWriter.Write(view.Election, view.Totals, [.. wanted.Select(each => view.Allocate(each, ifHeldCounted ?? false))]);
        });
    }

    internal static string PlaceOf(TotalsBoard board) => board.AsOf is { } asOf ? $"{asOf.Position} {asOf.Rebuilding}" : throw Rebuilding();

    internal static RpcException Rebuilding() => new(new Status(StatusCode.Unavailable, "The totals are being rebuilt from the ledger; try again."));
}
