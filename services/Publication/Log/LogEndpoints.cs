using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Http.Serving;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>
/// The log as files: c2sp.org/tlog-tiles below <c>/log/</c>, and beside it the results at each checkpoint. Before the release hour only the checkpoint is served.
/// </summary>
internal static class LogEndpoints
{
    private const string ForSeconds = "public, max-age=2";

    public static IEndpointRouteBuilder MapLog(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/log").ForThePublic();
        files.MapGet("/checkpoint", Checkpoint);
        files.MapGet("/keys", Keys);
        files.MapGet("/tile/{**path}", TileAsync);
        files.MapGet("/results/{size:long}", Results);
        files.MapGet("/evidence", Evidence);
        files.MapLogFeeds();
        app.MapGroup("/api").ForThePublic().MapGet("/log", Status);
        return app;
    }

    private static IResult Checkpoint(LogBoard board) => board is { Evidence: null, Latest: { } latest }
        ? new KeptDocument(new MadeDocument(latest.Note, "text/plain; charset=utf-8", latest.Head.Size, Caching: ForSeconds))
        : Missing(board.Evidence is null ? "There is no checkpoint yet." : "The log has shown two histories: see /log/evidence.");

    /// <summary>Also before the release hour, and once there is evidence: that is when a key is looked at.</summary>
    private static IResult Keys(LogBoard board) => board.Keys is { } keys
        ? new KeptDocument(new MadeDocument(keys, "text/plain; charset=utf-8", Caching: ForSeconds))
        : Missing("The log's keys are not known yet.");

    private static async Task<IResult> TileAsync(
        string path, ReleaseGate gate, LogBoard board, LogFollower log, EntryBundles bundles, HttpContext context)
    {
        if (gate.State != GateState.Open) return Closed(gate);
        if (board.Evidence is not null || !TilePath.TryParse($"tile/{path}", out var tile) || !tile.IsWithin(board.Size))
            return Missing("The log has no such tile at its present size.");
        if (!tile.IsEntries) return File(context.Response, Tile.TryRead(log.Tree, tile, board.Size, out var hashes) ? hashes : default, "application/octet-stream", Caching.ForEver);
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
            return new Problem(StatusCodes.Status500InternalServerError, "ENTRY_DIFFERS", changed.Message, "Tell the operator; another mirror of the log may have it.") { Caching = ForSeconds };
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Unavailable("The ledger cannot be read at present.");
        }
    }

    /// <summary>Compressed once for all readers.</summary>
    private static async Task<IResult> Results(long size, ReleaseGate gate, LogBoard board, DocumentShelf shelf)
    {
        if (gate.State != GateState.Open) return Closed(gate);
        return board.Evidence is null && board.ResultsAt(size) is { } results
            ? await shelf.AnswerAsync($"log results {size}", "", () => Task.FromResult(new MadeDocument(results, "application/json; charset=utf-8", size, Caching: Caching.ForEver)))
            : Missing("There are results at the sizes of the latest checkpoints only.");
    }

    private static IResult Evidence(LogBoard board) => board.Evidence is { } evidence
        ? new KeptDocument(new MadeDocument(System.Text.Encoding.UTF8.GetBytes(evidence), "text/plain; charset=utf-8", Caching: ForSeconds))
        : Missing("Nothing is known against the log.");

    private static KeptDocument Status(LogBoard board, DocumentShelf shelf) => new KeptDocument(shelf.Json(new LogDocument(
        board.News?.LogKeys[0].Name, board.News?.LogKeys[0].ToString(), [.. (board.News?.LogKeys ?? []).Skip(1).Select(key => key.ToString())], board.Size, board.Latest is { } latest ? Convert.ToBase64String(latest.Head.Root.ToArray()) : null,
        [.. (board.News?.Witnesses.Witnesses ?? []).Select(witness => witness.ToString())], board.News?.Witnesses.Needed ?? 0, board.Latest?.Cosigned ?? 0,
        board.Latest?.IsFinal ?? false, board.Evidence is null ? board.News?.Frozen : "The log has shown two histories: see /log/evidence."), board.Size));

    private static IResult Compressed(HttpContext context, byte[] bundle)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var accepts = Encodings.Takes(context.Request.Headers.AcceptEncoding.ToString(), "gzip");
        if (accepts) context.Response.Headers.ContentEncoding = "gzip";
        return File(context.Response, accepts ? bundle : Decompress(bundle), "application/octet-stream", Caching.ForEver);
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

    private static Problem Closed(ReleaseGate gate) => gate.State switch
    {
        GateState.NoElection => Missing("No election is defined here yet."),
        GateState.BeforeRelease => Problems.BeforeRelease(gate.Announcement) with { Caching = ForSeconds },
        GateState.Behind or GateState.Open => Unavailable(ReleaseGate.StillReading),
    };

    /// <summary>What is not there yet may be there in a second.</summary>
    private static Problem Missing(string why) => Problems.NotFound(why, "GET /log/checkpoint says how long the log is.") with { Caching = ForSeconds };

    private static Problem Unavailable(string why) => Problems.Unavailable(why) with { Caching = ForSeconds };
}

/// <summary>What GET /api/log answers.</summary>
internal sealed record LogDocument(
    string? Origin, string? LogKey, IReadOnlyList<string> FormerLogKeys, long Size, string? Root, IReadOnlyList<string> Witnesses, int WitnessesNeeded, int Cosigned, bool Final,
    string? Frozen);
