using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Tabulation.Publication.Http.Serving;

/// <summary>Why a request got no document (RFC 9457): in words, and what a program needs to tell its user.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">What is wrong, in capitals: UNKNOWN, OUT_OF_RANGE, BEFORE_RELEASE ...</param>
/// <param name="Detail">A sentence.</param>
/// <param name="Action">What to do.</param>
/// <param name="Field">The query parameter or header that is wrong; null where none is.</param>
/// <param name="Rule">What holds for it; null where no rule is broken.</param>
internal sealed record Problem(int Status, string Code, string Detail, string Action, string? Field = null, string? Rule = null) : IResult
{
    private const string ContentType = "application/problem+json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>No page tells more of it.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "about:blank";

    [JsonPropertyOrder(-1)]
    public string Title => ReasonPhrases.GetReasonPhrase(Status);

    /// <summary>When it is worth asking again; null where it never is, or nobody knows.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>One of <see cref="Serving.Caching"/>.</summary>
    [JsonIgnore]
    public string Caching { get; init; } = Serving.Caching.Never;

    /// <summary>One that holds for all who ask for the same.</summary>
    public MadeDocument ToDocument(long position) => new(JsonSerializer.SerializeToUtf8Bytes(this, Json), ContentType, position, Status);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = Caching;
        response.ContentType = ContentType;
        if (RetryAfter is { } wait) response.Headers.RetryAfter = $"{Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds))}";
        var body = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
