using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Tabulation.Publication.Watching;
using Tabulation.ServiceDefaults.Hosting;

namespace Tabulation.Publication.Http.Streams;

/// <summary>GET /api/stream: what TotalsService.Watch tells, for browsers. A break is gone on from where it was, by the Last-Event-ID that browsers send by themselves.</summary>
internal static class StreamEndpoint
{
    public static void MapStream(this RouteGroupBuilder api) => api.MapGet("/stream", WatchAsync).EndsWithService();

    /// <summary>Query: as GET /api/totals; lastEventId, for those who cannot send the header.</summary>
    private static async Task WatchAsync(
        ReleaseGate gate, FeedRoom room, ChronicleFollower chronicle, IOptions<JsonOptions> json, HttpContext context,
        string[]? contest, string? area, [Range(0, 16)] uint? depth, string? lastEventId)
    {
        var token = context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : lastEventId;
        using var reader = room.Open(AskedFilter.Of(contest, area, depth), Decode(token ?? ""), gate.Require());
        var stream = new EventStream(context.Response, () => chronicle.Election!, json.Value.SerializerOptions);
        var sending = SendAsync(reader, stream, context.RequestAborted);
        await Task.WhenAny(sending, reader.Stopped);
        if (sending.IsFaulted && !context.RequestAborted.IsCancellationRequested) await sending;

        // There is no end but a break: the reader comes back with its last id.
        context.Abort();
    }

    private static async Task SendAsync(FeedReader reader, EventStream stream, CancellationToken cancellation)
    {
        await stream.BeginAsync(cancellation);
        await foreach (var message in reader.ReadAllAsync(cancellation)) await stream.WriteAsync(message, cancellation);
    }

    /// <summary>What is no token of ours stays as it is, and leads to a reset.</summary>
    private static ByteString Decode(string token) =>
        Base64Url.IsValid(token) ? ByteString.CopyFrom(Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(token))) : ByteString.CopyFromUtf8(token);
}
