using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tabulation.Publication.Http.Serving;

/// <summary>
/// What all routes for the public have in common: pages from anywhere may read them, and every refusal is a <see cref="Problem"/>.
/// </summary>
internal static partial class PublicRoutes
{
    public static RouteGroupBuilder ForThePublic(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(Guard);
        return group;
    }

    private static void Guard(EndpointBuilder endpoint)
    {
        var asked = AskedParameters.Of(((RouteEndpointBuilder)endpoint).RoutePattern, endpoint.Metadata);
        endpoint.Metadata.Add(asked);
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            CrossOrigin.Allow(context.Response.Headers);
            return asked.Refuse(context.Request)?.ExecuteAsync(context) ?? AnswerAsync(context, answer);
        };
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        try
        {
            await answer(context);
        }
        catch (RpcException refusal) when (!context.Response.HasStarted)
        {
            await Problems.Of(refusal).ExecuteAsync(context);
        }
        catch (Exception bug) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await TellAsync(context, bug);
        }
    }

    private static Task TellAsync(HttpContext context, Exception bug)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        LogUnexpected(context.RequestServices.GetRequiredService<ILogger<FrontDoor>>(), bug, context.Request.Path, id);
        var told = new Problem(StatusCodes.Status500InternalServerError, "INTERNAL", $"Internal error {id}.", "Tell the operator this id.");
        return told.ExecuteAsync(context);
    }

    [LoggerMessage(1, LogLevel.Error, "{Path} failed unexpectedly; the reader was given the id {ErrorId}")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, PathString path, string errorId);
}
