using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Tabulation.Contracts.Errors;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Tests.Peers;
using Tabulation.TestKit;
using Kind = Tabulation.EchoService.FailRequest.Types.Kind;

namespace Tabulation.ServiceDefaults.Tests;

[Collection(PeersCollection.Name)]
public sealed class OurClientAgainstOurServerTests(PeersFixture peers) : OurClientTests(
    peers.Connect(peers.Plain), peers.Connect(peers.Secure), peers.Connect(peers.Compressing));

[Collection(PeersCollection.Name)]
public sealed class OurClientAgainstNodeTests(PeersFixture peers) : OurClientTests(
    peers.Connect(peers.NodePlain), peers.Connect(peers.NodeSecure), peers.Connect(peers.NodePlain));

/// <summary>Our client against a server; the same for every server.</summary>
public abstract class OurClientTests(GrpcChannel plain, GrpcChannel secure, GrpcChannel compressing) : IDisposable
{
    private readonly Echo.EchoClient client = new(plain);
    private readonly Echo.EchoClient compressingClient = new(compressing);

    public void Dispose()
    {
        foreach (var channel in (GrpcChannel[])[plain, secure, compressing])
            channel.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Unary_call()
    {
        using var call = client.UnaryAsync(new() { Text = "Қазақстан" });
        Assert.Equal("Қазақстан", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public void Blocking_unary_call() => Assert.Equal("a", client.Unary(new() { Text = "a" }).Text);

    [Fact]
    public async Task Client_stream()
    {
        using var call = client.Collect();
        foreach (var text in (string[])["a", "b", "c"])
            await call.RequestStream.WriteAsync(new() { Text = text });
        await call.RequestStream.CompleteAsync();
        Assert.Equal("a,b,c", (await call).Text);
    }

    [Fact]
    public async Task Server_stream()
    {
        using var call = client.Repeat(new() { Text = "a", Count = 3 });
        var replies = await call.ResponseStream.ReadAllAsync().ToListAsync();
        Assert.Equal([0, 1, 2], replies.Select(reply => reply.Index));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Duplex_stream_answers_each_message_before_the_next_is_sent()
    {
        using var call = client.Converse();
        foreach (var text in (string[])["a", "b", "c"])
        {
            await call.RequestStream.WriteAsync(new() { Text = text });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(text, call.ResponseStream.Current.Text);
        }
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Deadline_ends_the_call_on_both_sides()
    {
        var before = await client.CountAsync(new Empty());
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(100);
        var error = await Assert.ThrowsAsync<RpcException>(() => client.HangAsync(new(), deadline: deadline).ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await UntilCutShort(before.CutShort + 1);
    }

    [Fact]
    public async Task Cancellation_reaches_the_handler()
    {
        using var cancel = new CancellationTokenSource();
        var before = await client.CountAsync(new Empty());
        using var call = client.HangAsync(new(), cancellationToken: cancel.Token);
        await Wait.Until(async () => (await client.CountAsync(new Empty())).Open == before.Open + 1, "the call has arrived");
        await cancel.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await UntilCutShort(before.CutShort + 1);
    }

    [Fact]
    public async Task Disposing_a_call_cancels_it()
    {
        var before = await client.CountAsync(new Empty());
        using (var call = client.Subscribe(new()))
            Assert.True(await call.ResponseStream.MoveNext());
        await UntilCutShort(before.CutShort + 1);
    }

    [Fact]
    public async Task Status_details()
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            () => client.FailAsync(new() { Kind = Kind.BadRequest, Message = PublishedStatus.Message }).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, PublishedStatus.Message), (error.StatusCode, error.Status.Detail));
        var violation = Assert.Single(error.GetDetail<BadRequest>()!.FieldViolations);
        Assert.Equal((PublishedStatus.Field, PublishedStatus.Description), (violation.Field, violation.Description));
        Assert.Null(error.GetDetail<RetryInfo>());
    }

    [Fact]
    public async Task Text_and_binary_metadata_come_back_as_headers_and_as_trailers()
    {
        byte[] bytes = [0, 1, 254, 255];
        using var call = client.UnaryAsync(new(), new Metadata { { "X-Text", "a b=c" }, { "x-bytes-bin", bytes } });
        var headers = await call.ResponseHeadersAsync;
        await call;
        foreach (var received in (Metadata[])[headers, call.GetTrailers()])
        {
            Assert.Equal("a b=c", received.GetValue("x-text"));
            Assert.Equal(bytes, received.GetValueBytes("x-bytes-bin"));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_both_ways(string encoding)
    {
        var text = new string('a', 100_000);
        Assert.Equal(text, (await compressingClient.UnaryAsync(new() { Text = text }, Compressed(encoding))).Text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_empty_messages(string encoding) =>
        Assert.Equal(new Empty(), await compressingClient.NothingAsync(new Empty(), Compressed(encoding)));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_stream_with_one_message_sent_as_it_is(string encoding)
    {
        using var call = compressingClient.Collect(Compressed(encoding));
        await call.RequestStream.WriteAsync(new() { Text = "a" });
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(new() { Text = "b" });
        call.RequestStream.WriteOptions = null;
        await call.RequestStream.WriteAsync(new());
        await call.RequestStream.CompleteAsync();
        Assert.Equal("a,b,", (await call).Text);
    }

    [Fact]
    public async Task Tls() => Assert.Equal("secret", (await new Echo.EchoClient(secure).UnaryAsync(new() { Text = "secret" })).Text);

    [Fact]
    public async Task More_than_100_streams_at_once_on_one_channel()
    {
        var calls = Enumerable.Range(0, 150).Select(i => compressingClient.Subscribe(new() { Text = $"{i}" })).ToList();
        await Task.WhenAll(calls.Select(call => call.ResponseStream.MoveNext())).WaitAsync(Wait.Limit);
        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"{i}"), calls.Select(call => call.ResponseStream.Current.Text));
        calls.ForEach(call => call.Dispose());
        await Wait.Until(async () => (await compressingClient.CountAsync(new Empty())).Open == 0, "all subscriptions have ended");
    }

    /// <summary>What the published client takes for "compress this call's requests so".</summary>
    private static Metadata Compressed(string encoding) => new() { { "grpc-internal-encoding-request", encoding } };

    private Task UntilCutShort(int count) => Wait.Until(
        async () => (await client.CountAsync(new Empty())) is { Open: 0 } counts && counts.CutShort == count, "the handler was told");
}
