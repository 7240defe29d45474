using Grpc.Core;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>A call with these headers; nothing else about it may be asked for.</summary>
internal sealed class HeadersContext(Metadata headers) : ServerCallContext
{
    protected override Metadata RequestHeadersCore => headers;

    protected override CancellationToken CancellationTokenCore => throw new NotSupportedException();

    protected override string MethodCore => throw new NotSupportedException();

    protected override string HostCore => throw new NotSupportedException();

    protected override string PeerCore => throw new NotSupportedException();

    protected override DateTime DeadlineCore => throw new NotSupportedException();

    protected override Metadata ResponseTrailersCore => throw new NotSupportedException();

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => throw new NotSupportedException();

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException();
}
