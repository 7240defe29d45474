using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Tabulation.Publication.Http.Serving;

/// <summary>A document as it was worked out.</summary>
/// <param name="Body">As bytes, not compressed.</param>
/// <param name="ContentType">With its character set, where it has one.</param>
/// <param name="Position">Where in the ledger it stands; null where it stands nowhere.</param>
/// <param name="Caching">One of <see cref="Serving.Caching"/>.</param>
/// <param name="FileName">To save it under; null for what is not saved.</param>
internal sealed record MadeDocument(
    ReadOnlyMemory<byte> Body, string ContentType, long? Position = null, int Status = StatusCodes.Status200OK, string Caching = Caching.Live, string? FileName = null);

/// <summary>
/// A document ready to be sent again and again: compressed once for each encoding that somebody takes, its header values made. Answers If-None-Match
/// (RFC 9110). Safe for concurrent use.
/// </summary>
internal sealed class KeptDocument : IResult
{
    /// <summary>The header that says where in the ledger an answer stands.</summary>
    public const string PositionHeader = "Tabulation-Position";

    /// <summary>1,000 bytes: what is shorter fits into one packet as it is.</summary>
    internal const int LeastCompressed = 1_000;

    private const int TagBytes = 16;

    private static readonly StringValues Varying = HeaderNames.AcceptEncoding;

    private readonly MadeDocument made;
    private readonly StringValues position, disposition;
    private readonly string tag;
    private readonly Lazy<Form>[] forms;

    /// <param name="made">What is to be sent.</param>
    public KeptDocument(MadeDocument made)
    {
        this.made = made;
        position = made.Position?.ToString(CultureInfo.InvariantCulture);
        disposition = made.FileName is { } name ? $"inline; filename=\"{name}\"" : default;
        tag = Base64Url.EncodeToString(SHA256.HashData(made.Body.Span).AsSpan(0, TagBytes));
        forms = [.. Enum.GetValues<ContentEncoding>().Select(encoding => new Lazy<Form>(() => Make(encoding)))];
    }

    /// <summary>The document and what was compressed of it so far.</summary>
    public long Bytes => made.Body.Length + forms.Skip(1).Sum(form => form.IsValueCreated ? form.Value.Body.Length : 0L);

    public ReadOnlyMemory<byte> Body => made.Body;

    /// <summary>Timestamp until which it serves though things have moved on; null for one that is made for one reader.</summary>
    public long? FreshUntil { get; init; }

    /// <summary>The document that answered a request; null where none did.</summary>
    public static KeptDocument? SentIn(HttpContext context) => context.Items.TryGetValue(typeof(KeptDocument), out var sent) ? (KeptDocument)sent! : null;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Items[typeof(KeptDocument)] = this;
        return SendAsync(httpContext);
    }

    public Task SendAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var form = FormFor(request.Headers.AcceptEncoding.ToString());
        var headers = response.Headers;
        (headers.CacheControl, headers.ETag) = (made.Caching, form.Tag);
        headers.Vary = headers.Vary.Count == 0 ? Varying : StringValues.Concat(headers.Vary, Varying);
        if (position.Count > 0) headers[PositionHeader] = position;
        if (IsKnown(request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.StatusCode = made.Status;
        (headers.ContentType, headers.ContentLength, headers.ContentEncoding) = (made.ContentType, form.Body.Length, form.Encoding);
        if (disposition.Count > 0) headers.ContentDisposition = disposition;
        // The server ends a write to whoever has gone by itself: a token would only be made and thrown away for each request.
        return response.BodyWriter.WriteAsync(form.Body, CancellationToken.None).AsTask();
    }

    private Form FormFor(string accepted) =>
        forms[made.Body.Length < LeastCompressed ? (int)ContentEncoding.Identity : (int)Encodings.Choose(accepted)].Value;

    /// <summary>In whatever encoding the reader has it: its bytes are the same.</summary>
    private bool IsKnown(StringValues tags)
    {
        if (tags.Count == 0 || made.Status != StatusCodes.Status200OK) return false;
        return tags.ToString().Contains(tag, StringComparison.Ordinal) || tags == "*";
    }

    private Form Make(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Identity => new Form(made.Body, $"\"{tag}\"", default),
        ContentEncoding.Gzip or ContentEncoding.Brotli =>
            new Form(Encodings.Compress(made.Body, encoding), $"\"{tag}-{Encodings.NameOf(encoding)}\"", Encodings.NameOf(encoding)),
    };

    /// <param name="Body">As sent.</param>
    /// <param name="Tag">Another for each encoding, as a strong tag names bytes (RFC 9110, section 8.8.3.3).</param>
    private sealed record Form(ReadOnlyMemory<byte> Body, StringValues Tag, StringValues Encoding);
}
