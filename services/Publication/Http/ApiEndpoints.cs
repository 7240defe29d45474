using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Http;

/// <summary>The same figures as TotalsService, as JSON. Every one of these routes is closed until the release hour, but for the definition.</summary>
internal static class ApiEndpoints
{
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(ExplainRefusals);
        api.MapGet("/election", Election);
        api.MapGet("/totals", Totals);
        api.MapGet("/seats", Seats);
        return app;
    }

    private static IResult Election(ReleaseGate gate) =>
        gate.Election is { } election ? Results.Ok(DocumentWriter.Write(election)) : NoElection();

    /// <summary>Query: contest (repeatable), area, depth.</summary>
    private static IResult Totals(ReleaseGate gate, TotalsBoard board, string[]? contest, string? area, uint? depth)
    {
        var election = gate.Require();
        var filter = new TotalsFilter { Area = area ?? "", Depth = depth ?? 0, Contests = { contest ?? [] } };
        return board.Read(FilterPlan.Of(filter, election)) is { } view ? Results.Ok(DocumentWriter.Write(election, view)) : throw Rebuilding();
    }

    /// <summary>Query: contest (repeatable), ifHeldCounted.</summary>
    private static IResult Seats(ReleaseGate gate, TotalsBoard board, string[]? contest, bool? ifHeldCounted)
    {
        var election = gate.Require();
        var wanted = FilterPlan.Of(new TotalsFilter { Contests = { contest ?? [] } }, election).Select(key => key.Contest);
        if (board.Read([.. election.Contests.Select(each => (each.Code, ""))]) is not { } view) throw Rebuilding();
        var allocations = wanted.Select(code => Recount.Seats.Allocate(election, election.FindContest(code)!.Value, view, ifHeldCounted ?? false));
        return Results.Ok(DocumentWriter.Write(election, view, [.. allocations]));
    }

    private static async ValueTask<object?> ExplainRefusals(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RpcException refusal)
        {
            return Results.Problem(refusal.Status.Detail, statusCode: StatusOf(refusal.StatusCode));
        }
    }

    private static int StatusOf(StatusCode code)
    {
        if (code == StatusCode.InvalidArgument) return StatusCodes.Status400BadRequest;
        return code == StatusCode.FailedPrecondition ? StatusCodes.Status403Forbidden : StatusCodes.Status503ServiceUnavailable;
    }

    private static RpcException Rebuilding() => new(new Status(StatusCode.Unavailable, "The totals are being rebuilt from the ledger; try again."));

    private static IResult NoElection() => Results.Problem("No election is defined here yet.", statusCode: StatusCodes.Status503ServiceUnavailable);
}
