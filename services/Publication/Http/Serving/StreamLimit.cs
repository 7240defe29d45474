using Microsoft.AspNetCore.Http;

namespace Tabulation.Publication.Http.Serving;

/// <summary>Lets a reader have so many streams open and no more. Who asks for the head of a stream gets that, and no stream.</summary>
internal sealed class StreamLimit(ClientLimits limits) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        using var lease = limits.OpenStream(context.HttpContext);
        if (!lease.IsAcquired) return limits.TooManyStreams();
        if (!FrontDoor.IsHead(context.HttpContext)) return await next(context);
        (response.ContentType, response.Headers.CacheControl) = ("text/event-stream", Caching.Never);
        return Results.Empty;
    }
}
