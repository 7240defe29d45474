using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tabulation.Publication.Http.Serving;

/// <summary>
/// Where every request for what is public comes in, before it is routed: refuses who asks too much, and answers at once what was answered
/// before. The page, which is written for the reader's language, is not kept here.
/// </summary>
internal sealed class FrontDoor(RequestDelegate next, ClientLimits limits, ReadyAnswers ready)
{
    private static readonly object HeadOnly = new();

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (!IsPublic(path)) return IsPage(path) ? PageAsync(context) : next(context);
        CrossOrigin.Allow(context.Response.Headers);
        if (limits.Refuse(context) is { } refusal) return refusal.ExecuteAsync(context);
        if (CrossOrigin.IsPreflight(request)) return CrossOrigin.AnswerPreflight(context.Response);
        if (HttpMethods.IsHead(request.Method)) AskAsGet(context);
        if (!HttpMethods.IsGet(request.Method)) return RefuseMethod(context);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return ready.Find(target) is { } document ? document.SendAsync(context) : LookAtAsync(context, target);
    }

    /// <summary>Whether only the head of an answer is asked for.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(HeadOnly);

    private Task PageAsync(HttpContext context)
    {
        if (limits.RefusePage(context) is { } refusal) return refusal.ExecuteAsync(context);
        if (HttpMethods.IsHead(context.Request.Method)) AskAsGet(context);
        return next(context);
    }

    /// <summary>Every route answers HEAD as GET: the server itself keeps the bytes back.</summary>
    private static void AskAsGet(HttpContext context)
    {
        context.Items[HeadOnly] = true;
        context.Request.Method = HttpMethods.Get;
    }

    private static Task RefuseMethod(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, HEAD, OPTIONS";
        var refusal = new Problem(
            StatusCodes.Status405MethodNotAllowed, "METHOD", $"{context.Request.Method} is not answered here.", "Use GET or HEAD; statements are handed in over gRPC.");
        return refusal.ExecuteAsync(context);
    }

    /// <summary>In whatever case it is written, as routes are found in any.</summary>
    private static bool IsPublic(string path) =>
        IsBelow(path, "/api") || IsBelow(path, "/log");

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.OrdinalIgnoreCase) && (path.Length == root.Length || path[root.Length] == '/');

    private static bool IsPage(string path) => path is "/" or "" || path.StartsWith("/assets/", StringComparison.OrdinalIgnoreCase)
        || path.Equals("/favicon.svg", StringComparison.OrdinalIgnoreCase);

    private async Task LookAtAsync(HttpContext context, string target)
    {
        var before = ready.Place();
        await next(context);
        if (KeptDocument.SentIn(context) is { } document) ready.Remember(target, before, document);
        else if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound })
            await Problems.NotFound($"There is no {context.Request.Path}.", "See /api/openapi.json for the routes there are.").ExecuteAsync(context);
    }
}
