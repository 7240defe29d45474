using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>
/// The log as files: c2sp.org/tlog-tiles below <c>/log/</c>, and beside it the results at each checkpoint. Before the release hour only the checkpoint is served.
/// </summary>
internal static class LogEndpoints
{
    private const string ForEver = "public, max-age=31536000, immutable", ForSeconds = "public, max-age=2";

    public static IEndpointRouteBuilder MapLog(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/log").AddEndpointFilter(ForAnyPage);
        files.MapGet("/checkpoint", Checkpoint);
        files.MapGet("/keys", Keys);
        files.MapGet("/tile/{**path}", TileAsync);
        files.MapGet("/results/{size:long}", Results);
        files.MapGet("/evidence", Evidence);
        app.MapGet("/api/log", Status);
        return app;
    }

    private static IResult Checkpoint(LogBoard board, HttpResponse response) => board is { Evidence: null, Latest: { } latest }
        ? File(response, latest.Note, "text/plain; charset=utf-8", ForSeconds)
        : Missing(response, StatusCodes.Status404NotFound, board.Evidence is null ? "There is no checkpoint yet." : "The log has shown two histories: see /log/evidence.");

    /// <summary>Also before the release hour, and once there is evidence: that is when a key is looked at.</summary>
    private static IResult Keys(LogBoard board, HttpResponse response) => board.Keys is { } keys
        ? File(response, keys, "text/plain; charset=utf-8", ForSeconds)
        : Missing(response, StatusCodes.Status404NotFound, "The log's keys are not known yet.");

    private static async Task<IResult> TileAsync(
        string path, ReleaseGate gate, LogBoard board, LogFollower log, EntryBundles bundles, HttpContext context)
    {
        if (gate.State != GateState.Open) return Closed(gate, context.Response);
        if (board.Evidence is not null || !TilePath.TryParse($"tile/{path}", out var tile) || !tile.IsWithin(board.Size))
            return Missing(context.Response, StatusCodes.Status404NotFound, "The log has no such tile at its present size.");
        if (!tile.IsEntries) return File(context.Response, Tile.TryRead(log.Tree, tile, board.Size, out var hashes) ? hashes : default, "application/octet-stream", ForEver);
        return await BundleAsync(tile, bundles, context);
    }

    private static async Task<IResult> BundleAsync(TilePath bundle, EntryBundles bundles, HttpContext context)
    {
        try
        {
            return Compressed(context, await bundles.ReadAsync(bundle, context.RequestAborted));
        }
        catch (InvalidDataException changed)
        {
            return Missing(context.Response, StatusCodes.Status500InternalServerError, changed.Message);
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Missing(context.Response, StatusCodes.Status503ServiceUnavailable, "The ledger cannot be read at present.");
        }
    }

    private static IResult Results(long size, ReleaseGate gate, LogBoard board, HttpResponse response)
    {
        if (gate.State != GateState.Open) return Closed(gate, response);
        return board.Evidence is null && board.ResultsAt(size) is { } results
            ? File(response, results, "application/json; charset=utf-8", ForEver)
            : Missing(response, StatusCodes.Status404NotFound, "There are results at the sizes of the latest checkpoints only.");
    }

    private static IResult Evidence(LogBoard board, HttpResponse response) => board.Evidence is { } evidence
        ? Microsoft.AspNetCore.Http.Results.Text(evidence)
        : Missing(response, StatusCodes.Status404NotFound, "Nothing is known against the log.");

    private static IResult Status(LogBoard board) => Microsoft.AspNetCore.Http.Results.Ok(new LogDocument(
        board.News?.LogKeys[0].Name, board.News?.LogKeys[0].ToString(), [.. (board.News?.LogKeys ?? []).Skip(1).Select(key => key.ToString())], board.Size, board.Latest is { } latest ? Convert.ToBase64String(latest.Head.Root.ToArray()) : null,
        [.. (board.News?.Witnesses.Witnesses ?? []).Select(witness => witness.ToString())], board.News?.Witnesses.Needed ?? 0, board.Latest?.Cosigned ?? 0,
        board.Latest?.IsFinal ?? false, board.Evidence is null ? board.News?.Frozen : "The log has shown two histories: see /log/evidence."));

    private static IResult Compressed(HttpContext context, byte[] bundle)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var accepts = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (accepts) context.Response.Headers.ContentEncoding = "gzip";
        return File(context.Response, accepts ? bundle : Decompress(bundle), "application/octet-stream", ForEver);
    }

    private static byte[] Decompress(byte[] bundle)
    {
        using var gzip = new GZipStream(new MemoryStream(bundle), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static IResult File(HttpResponse response, ReadOnlyMemory<byte> bytes, string type, string caching)
    {
        response.Headers.CacheControl = caching;
        return Microsoft.AspNetCore.Http.Results.Bytes(bytes, type);
    }

    private static IResult Closed(ReleaseGate gate, HttpResponse response) => gate.State == GateState.BeforeRelease
        ? Missing(response, StatusCodes.Status403Forbidden, gate.Announcement)
        : Missing(response, StatusCodes.Status404NotFound, "No election is defined here yet.");

    /// <summary>What is not there yet may be there in a second.</summary>
    private static IResult Missing(HttpResponse response, int status, string why)
    {
        response.Headers.CacheControl = ForSeconds;
        return Microsoft.AspNetCore.Http.Results.Problem(why, statusCode: status);
    }

    /// <summary>A page from anywhere may check the log in its reader's browser.</summary>
    private static ValueTask<object?> ForAnyPage(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return next(context);
    }
}

/// <summary>What GET /api/log answers.</summary>
internal sealed record LogDocument(
    string? Origin, string? LogKey, IReadOnlyList<string> FormerLogKeys, long Size, string? Root, IReadOnlyList<string> Witnesses, int WitnessesNeeded, int Cosigned, bool Final,
    string? Frozen);
