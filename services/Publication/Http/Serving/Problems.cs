using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Tabulation.Contracts.Errors;

namespace Tabulation.Publication.Http.Serving;

/// <summary>The problems that several routes have.</summary>
internal static class Problems
{
    private const string SeeList = "See /api/openapi.json for what each route takes.";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Something is named that the election does not have.</summary>
    /// <param name="field">Where it is named.</param>
    /// <param name="code">As given.</param>
    /// <param name="kind">What it should be: contest, area, precinct, authority.</param>
    public static Problem NotInElection(string field, string? code, string kind) => new(
        StatusCodes.Status400BadRequest, "UNKNOWN", $"{field}: \"{code}\" is no {kind} of this election.",
        "GET /api/election lists the codes of contests, areas and authorities.",
        field, $"must be one of this election's {kind} codes");

    public static Problem NoElection() => Unavailable("No election is defined here yet.");

    public static Problem Unavailable(string why) =>
        new(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", why, "Ask again in a second.") { RetryAfter = Soon };

    public static Problem BeforeRelease(string announcement) =>
        new(StatusCodes.Status403Forbidden, "BEFORE_RELEASE", announcement, "Ask again then; /api/turnout and /api/election are open before.");

    public static Problem NotFound(string what, string action) => new(StatusCodes.Status404NotFound, "NOT_FOUND", what, action);

    public static Problem UnknownParameter(string name, IReadOnlyCollection<string> known) => new(
        StatusCodes.Status400BadRequest, "UNKNOWN_PARAMETER", $"{name}: this route has no such parameter.", SeeList, name,
        known.Count > 0 ? $"may be {string.Join(", ", known)}" : "this route has no parameters");

    public static Problem Wrong(string field, string value, string rule) => new(
        StatusCodes.Status400BadRequest, "INVALID", $"{field}: \"{value}\" cannot be used; it {rule}.", SeeList, field, rule);

    /// <summary>What the services behind the routes refuse with, as they say it over gRPC.</summary>
    public static Problem Of(RpcException refusal) => refusal.StatusCode switch
    {
        StatusCode.InvalidArgument or StatusCode.OutOfRange => Invalid(refusal),
        StatusCode.NotFound => NotFound(refusal.Status.Detail, SeeList),
        StatusCode.FailedPrecondition => BeforeRelease(refusal.Status.Detail),
        StatusCode.ResourceExhausted => new Problem(StatusCodes.Status429TooManyRequests, "TOO_MANY", refusal.Status.Detail, "Ask again in a second.")
        {
            RetryAfter = Soon,
        },
        _ => Unavailable(refusal.Status.Detail),
    };

    private static Problem Invalid(RpcException refusal)
    {
        if (refusal.GetDetail<BadRequest>()?.FieldViolations.FirstOrDefault() is not { } violation)
            return new Problem(StatusCodes.Status400BadRequest, "INVALID", refusal.Status.Detail, SeeList);
        var field = ParameterOf(violation.Field);
        return new Problem(StatusCodes.Status400BadRequest, violation.Reason, $"{field} {violation.Description}", SeeList, field, violation.Description);
    }

    /// <summary>The parameter that stands for a field of the request.</summary>
    private static string ParameterOf(string field) => field switch
    {
        "filter.area" => "area",
        "filter.depth" => "depth",
        "at_size" => "asOf",
        _ => field.StartsWith("filter.contests", StringComparison.Ordinal) ? "contest" : field,
    };
}
