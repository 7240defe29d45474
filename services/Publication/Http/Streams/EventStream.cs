using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tabulation.Contracts.V1;
using Tabulation.Publication.Watching;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http.Streams;

/// <summary>A feed's messages as server-sent events (WHATWG HTML, section 9.2): the kind in lower case, the resume token as id, and the JSON of GET /api/totals.</summary>
internal sealed class EventStream(HttpResponse response, Func<Election> election, JsonSerializerOptions json)
{
    /// <summary>The message is written as text once for all readers.</summary>
    public Task WriteAsync(FeedMessage message, CancellationToken cancellation) => WriteAsync(message.TextBy(Write), cancellation);

    /// <summary>Headers that no proxy may hold back, and how soon to come back after a break.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var headers = response.Headers;
        (headers.ContentType, headers.CacheControl) = ("text/event-stream", "no-store, no-transform");
        headers["X-Accel-Buffering"] = "no";
        await WriteAsync("retry: 1000\n\n"u8.ToArray(), cancellation);
    }

    private byte[] Write(WatchResponse message)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(StreamDocument.Of(election(), message), json);
        var head = $"event: {NameOf(message.Kind)}\nid: {Base64Url.EncodeToString(message.ResumeToken.Span)}\ndata: ";
        return [.. Encoding.ASCII.GetBytes(head), .. data, .. "\n\n"u8];
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(text, cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    private static string NameOf(WatchKind kind) => $"{kind}".ToLowerInvariant();
}
