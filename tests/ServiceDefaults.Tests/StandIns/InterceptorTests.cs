using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Tests.Peers;

namespace Tabulation.ServiceDefaults.Tests.StandIns;

[Collection(PeersCollection.Name)]
public sealed class InterceptorTests(PeersFixture peers) : IDisposable
{
    private readonly GrpcChannel channel = peers.Connect(peers.Plain);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task First_interceptor_sees_the_call_first()
    {
        var client = new Echo.EchoClient(channel.Intercept(new Mark("1"), new Mark("2")).Intercept(new Mark("0")));
        using var call = client.UnaryAsync(new());
        Assert.Equal("012", (await call.ResponseHeadersAsync).GetValue(Mark.Key));
    }

    [Fact]
    public async Task Headers_can_be_replaced_in_every_kind_of_call()
    {
        var seen = 0;
        var client = new Echo.EchoClient(channel.Intercept(headers =>
        {
            seen++;
            return headers;
        }));
        client.Nothing(new Empty());
        await client.NothingAsync(new Empty());
        using var collect = client.Collect();
        await collect.RequestStream.CompleteAsync();
        Assert.Equal("", (await collect).Text);
        using var repeat = client.Repeat(new() { Count = 2 });
        Assert.Equal(2, await repeat.ResponseStream.ReadAllAsync().CountAsync());
        using var converse = client.Converse();
        await converse.RequestStream.CompleteAsync();
        Assert.False(await converse.ResponseStream.MoveNext());
        Assert.Equal(5, seen);
    }

    [Fact]
    public async Task Other_host_can_be_named()
    {
        var mark = new Mark("1");
        await new Echo.EchoClient(channel.Intercept(mark)).WithHost("results.example").UnaryAsync(new());
        Assert.Equal("results.example", mark.Host);
    }

    /// <summary>Appends its name to a header and remembers the host.</summary>
    private sealed class Mark(string name) : Interceptor
    {
        public const string Key = "x-marks";

        public string? Host { get; private set; }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Host = context.Host;
            var marks = context.Options.Headers?.GetValue(Key) + name;
            var options = context.Options.WithHeaders(new Metadata { { Key, marks } });
            return continuation(request, new(context.Method, context.Host, options));
        }
    }
}
