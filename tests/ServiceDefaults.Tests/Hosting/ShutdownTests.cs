using Grpc.Core;
using Grpc.Net.Client;
using Tabulation.Contracts.Channels;
using Tabulation.EchoService;
using Tabulation.TestKit;

namespace Tabulation.ServiceDefaults.Tests.Hosting;

/// <summary>A drain time of an hour stands for "as long as it takes": the test ends only if nothing waits for it to pass.</summary>
public sealed class ShutdownTests
{
    private const string Hour = "--Service:DrainTime=01:00:00";
    private const string Stopping = "Application is shutting down";

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Idle_service_exits_with_0(string signal)
    {
        await using var echo = await EchoProcess.Start(Hour);
        await echo.Process.Signal(signal);
        Assert.Equal(0, await echo.Process.ExitCode());
    }

    [Fact]
    public async Task Call_in_progress_may_finish()
    {
        await using var echo = await EchoProcess.Start(Hour);
        using var channel = Connect(echo);
        using var call = new Echo.EchoClient(channel).Converse();
        await Exchange(call, "before");
        await echo.Process.Signal("TERM");
        await echo.Process.ReadLineWith(Stopping);
        await Exchange(call, "after");
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext().WaitAsync(Wait.Limit));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal(0, await echo.Process.ExitCode());
    }

    [Fact]
    public async Task Subscription_ends_at_once_as_unavailable()
    {
        await using var echo = await EchoProcess.Start(Hour);
        using var channel = Connect(echo);
        using var call = new Echo.EchoClient(channel).Subscribe(new());
        Assert.True(await call.ResponseStream.MoveNext());
        await echo.Process.Signal("TERM");
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().WaitAsync(Wait.Limit));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(0, await echo.Process.ExitCode());
    }

    [Fact]
    public async Task Events_without_end_end_at_once()
    {
        await using var echo = await EchoProcess.Start(Hour);
        using var client = new HttpClient();
        using var events = new StreamReader(await client.GetStreamAsync(new Uri(echo.Addresses.Http, "events")));
        Assert.Equal("data: first", await events.ReadLineAsync());
        await echo.Process.Signal("TERM");
        Assert.Equal("\n", await events.ReadToEndAsync().WaitAsync(Wait.Limit));
        Assert.Equal(0, await echo.Process.ExitCode());
    }

    [Fact]
    public async Task Stream_that_does_not_finish_is_ended_as_unavailable_after_the_drain_time()
    {
        await using var echo = await EchoProcess.Start("--Service:DrainTime=00:00:00.1");
        using var channel = Connect(echo);
        using var call = new Echo.EchoClient(channel).Converse();
        await Exchange(call, "before");
        await echo.Process.Signal("TERM");
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().WaitAsync(Wait.Limit));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(0, await echo.Process.ExitCode());
    }

    [Fact]
    public async Task Unary_call_that_does_not_finish_is_cut_off_after_the_drain_time()
    {
        await using var echo = await EchoProcess.Start("--Service:DrainTime=00:00:00");
        using var channel = Connect(echo);
        var client = new Echo.EchoClient(channel);
        using var call = client.HangAsync(new());
        await Wait.Until(async () => (await client.CountAsync(new())).Open == 1, "the call has arrived");
        await echo.Process.Signal("TERM");
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Wait.Limit));
        Assert.Equal(0, await echo.Process.ExitCode());
    }

    private static GrpcChannel Connect(EchoProcess echo) => ServiceChannel.Connect(echo.Addresses.Grpc);

    private static async Task Exchange(AsyncDuplexStreamingCall<EchoRequest, EchoReply> call, string text)
    {
        await call.RequestStream.WriteAsync(new() { Text = text });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(text, call.ResponseStream.Current.Text);
    }
}
