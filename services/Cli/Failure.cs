using System.Security.Cryptography;
using Google.Rpc;
using Grpc.Core;
using Tabulation.Client.Connecting;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.Errors;
using Tabulation.Recount.Logs;

namespace Tabulation.Cli;

/// <summary>
/// Why a command could not do what was asked: an exit code and lines for standard error. The only place that words exceptions.
/// </summary>
internal sealed record Failure(ExitCode Code, IReadOnlyList<string> Lines)
{
    /// <param name="exception">What was thrown.</param>
    /// <param name="interrupted">Whether the user asked to stop before.</param>
    /// <param name="server">Which server was asked last.</param>
    public static Failure Of(Exception exception, bool interrupted, Uri server) => exception switch
    {
        OperationCanceledException or RpcException when interrupted => new(ExitCode.Interrupted, ["Interrupted."]),
        ServerUnreachableException => Unreachable(server, exception.Message),
        RpcException { Status.DebugException: { } cause } when IsHttpPort(cause) => new(
            ExitCode.Unreachable, [$"{server} serves pages, not gRPC: name its other port, such as http://127.0.0.1:5001 where pages are at 5000."]),
        RpcException call when call.Status.DebugException is { } cause => Unreachable(server, cause.GetBaseException().Message),
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded } call => NotReady(server, call),
        RpcException { StatusCode: StatusCode.Unimplemented } => OtherService(server),
        RpcException call => new(ExitCode.Denied, [$"The server answers {call.StatusCode}: {call.Status.Detail}", .. Details(call)]),
        UsageException or LogUnreadableException => new(ExitCode.Usage, [exception.Message]),
        UntrustedAnswerException => new(ExitCode.Untrusted, [exception.Message]),
        InputException or IOException or InvalidDataException or UnauthorizedAccessException or CryptographicException =>
            new(ExitCode.BadInput, [exception.Message]),
        _ => new(ExitCode.Bug, [$"A mistake in tabulate: {exception.GetType().Name}: {exception.Message}"]),
    };

    /// <summary>RFC 9113, section 7: HTTP_1_1_REQUIRED.</summary>
    private static bool IsHttpPort(Exception cause) => cause.GetBaseException() is HttpProtocolException { ErrorCode: 0xd };

    private static Failure Unreachable(Uri server, string cause) =>
        new(ExitCode.Unreachable, [$"Cannot reach {server}: {cause}",
            "Is the server running there? --server names another address, --publication the one of totals, --ca their certificate."]);

    private static Failure OtherService(Uri server) => new(
        ExitCode.Usage,
        [$"The service at {server} does not answer this.", "Of three services, --server names Intake and --publication Publication."]);

    private static Failure NotReady(Uri server, RpcException call) =>
        new(ExitCode.Unreachable, [$"The server at {server} is not ready: {call.Status.Detail}", .. Details(call)]);

    private static IEnumerable<string> Details(RpcException call)
    {
        foreach (var field in call.GetDetails<BadRequest>().SelectMany(wrong => wrong.FieldViolations))
            yield return $"  {field.Field}: {field.Description} [{field.Reason}]";
        foreach (var condition in call.GetDetails<PreconditionFailure>().SelectMany(failed => failed.Violations))
            yield return $"  {condition.Subject}: {condition.Description} [{condition.Type}]";
        if (call.GetDetail<RetryInfo>() is { } retry) yield return $"  Try again in {retry.RetryDelay.ToTimeSpan().TotalSeconds:0.#} s.";
    }
}
