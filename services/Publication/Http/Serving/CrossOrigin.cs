using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tabulation.Publication.Http.Serving;

/// <summary>A page from anywhere may read what is public (WHATWG Fetch, section 3.3): nothing here depends on who asks.</summary>
internal static class CrossOrigin
{
    private static readonly StringValues Everybody = "*", Exposed = $"ETag, Retry-After, {KeptDocument.PositionHeader}";

    public static void Allow(IHeaderDictionary headers) => (headers.AccessControlAllowOrigin, headers.AccessControlExposeHeaders) = (Everybody, Exposed);

    public static bool IsPreflight(HttpRequest request) => HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    public static Task AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        var headers = response.Headers;
        (headers.AccessControlAllowMethods, headers.AccessControlAllowHeaders, headers.AccessControlMaxAge) =
            ("GET, HEAD", "If-None-Match, Last-Event-ID, Cache-Control", "86400");
        return Task.CompletedTask;
    }
}
