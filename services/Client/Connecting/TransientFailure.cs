using Grpc.Core;

namespace Tabulation.Client.Connecting;

/// <summary>Which failures of a call are worth another attempt: those of the way to the server, and of the server's own making.</summary>
public static class TransientFailure
{
    public static bool Is(RpcException exception) => exception.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled or StatusCode.DeadlineExceeded
            or StatusCode.ResourceExhausted or StatusCode.Aborted => true,
        StatusCode.OK or StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.PermissionDenied
            or StatusCode.Unauthenticated or StatusCode.FailedPrecondition or StatusCode.OutOfRange or StatusCode.Unimplemented
            or StatusCode.DataLoss => false,
    };
}
