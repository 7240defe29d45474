using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tabulation.Witness;

/// <summary>c2sp.org/tlog-witness over HTTP; submission and monitoring prefix are the same.</summary>
internal static class WitnessEndpoints
{
    private const string Text = "text/plain; charset=utf-8";

    public static void MapWitness(this IEndpointRouteBuilder app)
    {
        app.MapPost("/add-checkpoint", AddAsync);
        app.MapGet("/{originHash}/checkpoint", CheckpointAsync);
    }

    private static async Task AddAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return;
        }

        var answer = WitnessOf(context).Add(body.GetBuffer().AsSpan(0, (int)body.Length));
        context.Response.StatusCode = StatusOf(answer.Outcome);
        context.Response.ContentType = answer.Outcome == AddOutcome.OtherSize ? "text/x.tlog.size" : Text;
        await context.Response.WriteAsync(answer.Text, context.RequestAborted);
    }

    private static int StatusOf(AddOutcome outcome) => outcome switch
    {
        AddOutcome.Cosigned => StatusCodes.Status200OK,
        AddOutcome.Malformed => StatusCodes.Status400BadRequest,
        AddOutcome.NotSigned => StatusCodes.Status403Forbidden,
        AddOutcome.UnknownLog => StatusCodes.Status404NotFound,
        AddOutcome.OtherSize => StatusCodes.Status409Conflict,
        AddOutcome.NoContinuation => StatusCodes.Status422UnprocessableEntity,
    };

    private static Task CheckpointAsync(HttpContext context)
    {
        var (response, note) = (context.Response, WitnessOf(context).LatestOf((string)context.GetRouteValue("originHash")!));
        response.StatusCode = note is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        response.ContentType = Text;
        response.Headers.CacheControl = "public, max-age=2";
        // A page from anywhere may hold the log against its witnesses in its reader's browser.
        response.Headers.AccessControlAllowOrigin = "*";
        return response.WriteAsync(note?.ToString() ?? "Nothing was cosigned of such a log.\n", context.RequestAborted);
    }

    private static LogWitness WitnessOf(HttpContext context) => context.RequestServices.GetRequiredService<LogWitness>();
}
