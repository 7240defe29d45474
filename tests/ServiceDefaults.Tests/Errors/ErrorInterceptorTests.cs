using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Tabulation.Contracts.Errors;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Tests.Peers;
using Kind = Tabulation.EchoService.FailRequest.Types.Kind;

namespace Tabulation.ServiceDefaults.Tests.Errors;

[Collection(PeersCollection.Name)]
public sealed class ErrorInterceptorTests(PeersFixture peers) : IDisposable
{
    private readonly GrpcChannel channel = peers.Connect(peers.Plain);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task Unexpected_exception_is_internal_and_tells_nothing_but_the_id_it_is_logged_under()
    {
        var error = await Fail(new() { Kind = Kind.Bug, Message = "swordfish" });
        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.DoesNotContain("swordfish", error.ToString() + error.GetRichStatus(), StringComparison.Ordinal);
        var id = error.GetDetail<RequestInfo>()!.RequestId;
        Assert.Equal(16, id.Length);
        var (message, exception) = Assert.Single(peers.Log.Errors, entry => entry.Message.Contains(id, StringComparison.Ordinal));
        Assert.Contains("/tabulation.test.v1.Echo/Fail", message, StringComparison.Ordinal);
        Assert.Contains("swordfish", Assert.IsType<ArithmeticException>(exception).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_unexpected_exception_has_an_id_of_its_own()
    {
        var first = await Fail(new() { Kind = Kind.Bug });
        var second = await Fail(new() { Kind = Kind.Bug });
        Assert.NotEqual(first.GetDetail<RequestInfo>(), second.GetDetail<RequestInfo>());
    }

    [Fact]
    public async Task Status_a_handler_chose_is_not_logged_as_an_error()
    {
        var before = peers.Log.Errors.Count;
        Assert.Equal(StatusCode.Aborted, (await Fail(new() { Kind = Kind.Conflict })).StatusCode);
        Assert.Equal(before, peers.Log.Errors.Count);
    }

    [Fact]
    public async Task Two_values_under_one_binary_key_fail_the_call_and_not_the_server()
    {
        (string, string)[] metadata = [("x-bytes-bin", "AAE="), ("x-bytes-bin", "AgM=")];
        var outcome = await peers.PlainNode.Unary("Unary", new { text = "a" }, metadata: metadata);
        Assert.Equal(StatusCode.Internal, outcome.Code);
        Assert.Equal("b", (await peers.PlainNode.Unary("Unary", new { text = "b" })).Text);
    }

    private Task<RpcException> Fail(FailRequest request) =>
        Assert.ThrowsAsync<RpcException>(() => new Echo.EchoClient(channel).FailAsync(request).ResponseAsync);
}
