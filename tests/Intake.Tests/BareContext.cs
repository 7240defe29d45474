using Grpc.Core;

namespace Tabulation.Intake.Tests;

/// <summary>A call that nobody cancels, without headers unless some are given; nothing else about it may be asked for.</summary>
internal sealed class BareContext(Metadata? headers = null) : ServerCallContext
{
    protected override CancellationToken CancellationTokenCore => default;

    protected override string MethodCore => throw new NotSupportedException();

    protected override string HostCore => throw new NotSupportedException();

    protected override string PeerCore => throw new NotSupportedException();

    protected override DateTime DeadlineCore => throw new NotSupportedException();

    protected override Metadata RequestHeadersCore => headers ?? [];

    protected override Metadata ResponseTrailersCore => throw new NotSupportedException();

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => throw new NotSupportedException();

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException();
}
