using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Tabulation.Chronicle.Turnout;
using Tabulation.Domain.Ids;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Serving;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Page;

/// <summary>The page for people: its document with the main table in it, which needs no script, and the files that the script and its looks are in.</summary>
internal static class PageEndpoints
{
    private const string ForEver = "public, max-age=31536000, immutable", ForSeconds = "public, max-age=2", NotKept = "no-store";

    /// <summary>Nothing from elsewhere, and nothing that stands in the document runs.</summary>
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", DocumentAsync);
        app.MapGet("/assets/{name}", (string name, HttpContext context) => File($"assets/{name}", context));
        app.MapGet("/favicon.svg", (HttpContext context) => File("favicon.svg", context));
        return app;
    }

    /// <summary>Query: lang, which is kk, ru or en. Before the release hour it has turnout and nothing else.</summary>
    private static async Task<IResult> DocumentAsync(
        ReleaseGate gate, ReportDesk desk, ChronicleFollower chronicle, TotalsBoard board, SeatBoard seats, DocumentShelf shelf, TimeProvider clock, HttpContext context, string? lang)
    {
        var language = PageLanguages.Of(lang, context.Request);
        var page = new PageWriter(language);
        Head(context.Response, language);
        return await (gate.State switch
        {
            GateState.NoElection => Task.FromResult<IResult>(Unavailable(context.Response, page, page.Words.NoElection)),
            GateState.Behind => Task.FromResult<IResult>(Unavailable(context.Response, page, page.Words.Rebuilding)),
            GateState.BeforeRelease => BeforeReleaseAsync(gate.Election!, desk, chronicle, shelf, page, Timestamp.Now(clock)),
            GateState.Open => OpenAsync(chronicle, board, seats, shelf, context.Response, page),
        });
    }

    private static Task<IResult> BeforeReleaseAsync(
        Election election, ReportDesk desk, ChronicleFollower chronicle, DocumentShelf shelf, PageWriter page, Timestamp now) =>
        shelf.AnswerAsync($"page {page.Language} before release", $"{desk.Place} {election.Definition.Turnout?.PassedBy(now)}", () => Task.FromResult(Made(
            new TurnoutOnlyTable(page, election, chronicle.Read(all => TurnoutTable.Of(all, now)?.WithoutResults())).Write())));

    private static async Task<IResult> OpenAsync(
        ChronicleFollower chronicle, TotalsBoard board, SeatBoard seats, DocumentShelf shelf, HttpResponse response, PageWriter page)
    {
        try
        {
            return await shelf.AnswerAsync($"page {page.Language}", $"{board.AsOf?.Position} {board.AsOf?.Rebuilding}", async () =>
            {
                var view = await seats.ReadAsync(CancellationToken.None);
                var contest = ResultsTable.MainContest(view.Election);
                return Made(new ResultsTable(page, view, contest, chronicle.Read(all => all.State[contest].Certified)).Write());
            });
        }
        catch (RpcException)
        {
            return Unavailable(response, page, page.Words.Rebuilding);
        }
    }

    private static MadeDocument Made(string document) => new(System.Text.Encoding.UTF8.GetBytes(document), "text/html; charset=utf-8", Caching: ForSeconds);

    private static KeptDocument Unavailable(HttpResponse response, PageWriter page, string why)
    {
        response.Headers.RetryAfter = "2";
        return new KeptDocument(Made(page.Say(why)) with { Status = StatusCodes.Status503ServiceUnavailable, Caching = NotKept });
    }

    private static void Head(HttpResponse response, PageLanguage language)
    {
        var headers = response.Headers;
        (headers.CacheControl, headers.Vary, headers.ContentLanguage) = (ForSeconds, HeaderNames.AcceptLanguage, language.Code());
        (headers.ContentSecurityPolicy, headers.XContentTypeOptions, headers["Referrer-Policy"]) = (Policy, "nosniff", "no-referrer");
    }

    private static IResult File(string path, HttpContext context)
    {
        if (PageFiles.Find(path) is not { } file) return Problems.NotFound("There is no such file.", "The page at / names those there are.");
        var headers = context.Response.Headers;
        (headers.CacheControl, headers.XContentTypeOptions, headers.Vary) = (file.IsHashed ? ForEver : ForSeconds, "nosniff", HeaderNames.AcceptEncoding);
        if (!Encodings.Takes(context.Request.Headers.AcceptEncoding.ToString(), "br")) return Results.Bytes(file.Content, file.ContentType);
        headers.ContentEncoding = "br";
        return Results.Bytes(file.Brotli, file.ContentType);
    }
}
