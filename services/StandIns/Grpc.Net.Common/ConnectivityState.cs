namespace Grpc.Core;

/// <summary>The state of a channel, as in gRPC's <c>doc/connectivity-semantics-and-api.md</c>.</summary>
public enum ConnectivityState
{
    Idle,
    Connecting,
    Ready,
    TransientFailure,
    Shutdown,
}
