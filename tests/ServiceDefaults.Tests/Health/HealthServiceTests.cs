using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tabulation.ServiceDefaults.Hosting;
using Tabulation.ServiceDefaults.Tests.Peers;
using Tabulation.TestKit;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Tabulation.ServiceDefaults.Tests.Health;

/// <summary>
/// grpc/doc/health-checking.md. The check that is switched concerns the echo service and the server as a whole, not the health service.
/// </summary>
[Collection(PeersCollection.Name)]
public sealed class HealthServiceTests(PeersFixture peers) : IAsyncLifetime
{
    private readonly GrpcChannel channel = peers.Connect(peers.Plain);

    private Grpc.Health.V1.Health.HealthClient Client => new(channel);

    public Task InitializeAsync() => UntilStatus(NodeClient.Echo, ServingStatus.Serving);

    public Task DisposeAsync()
    {
        peers.Check.Status = HealthStatus.Healthy;
        channel.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData(NodeClient.Echo)]
    [InlineData(NodeClient.Health)]
    [InlineData(NodeClient.Reflection)]
    public async Task Every_mapped_service_is_serving_and_so_is_the_server(string service)
    {
        var ours = await Client.CheckAsync(new() { Service = service });
        var node = await peers.PlainNode.Unary("Check", new { service }, NodeClient.Health);
        Assert.Equal((ServingStatus.Serving, "SERVING"), (ours.Status, node.Response.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("", ServingStatus.NotServing)]
    [InlineData(NodeClient.Echo, ServingStatus.NotServing)]
    [InlineData(NodeClient.Health, ServingStatus.Serving)]
    public async Task Failing_check_takes_down_the_server_and_the_service_it_is_tagged_with(string service, ServingStatus expected)
    {
        peers.Check.Status = HealthStatus.Unhealthy;
        await UntilStatus(NodeClient.Echo, ServingStatus.NotServing);
        Assert.Equal(expected, (await Client.CheckAsync(new() { Service = service })).Status);
    }

    [Theory]
    [InlineData("/healthz", "200")]
    [InlineData("/readyz", "200")]
    [InlineData("/events", "404")]
    public async Task With_a_certificate_health_and_nothing_else_is_answered_without_encryption(string path, string status)
    {
        Assert.Equal(("https", "http"), (ServiceAddresses.Of(peers.Secure).Grpc.Scheme, ServiceAddresses.Of(peers.Secure).Http.Scheme));
        await Wait.Until(async () => (await peers.Get(peers.Secure, "/readyz")).StartsWith("200", StringComparison.Ordinal), "the service is ready");
        Assert.StartsWith(status, await peers.Get(peers.Secure, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Degraded_check_leaves_the_service_serving()
    {
        using var watch = Client.Watch(new() { Service = NodeClient.Echo });
        Assert.Equal(ServingStatus.Serving, await Next(watch));
        peers.Check.Status = HealthStatus.Degraded;
        await Wait.Until(async () => (await Readiness()).Contains("Degraded", StringComparison.Ordinal), "the check has run");
        peers.Check.Status = HealthStatus.Unhealthy;
        // Had being degraded counted, this would be the second change.
        Assert.Equal(ServingStatus.NotServing, await Next(watch));
    }

    [Fact]
    public async Task Unknown_service_is_not_found()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => Client.CheckAsync(new() { Service = "nobody" }).ResponseAsync);
        var node = await peers.PlainNode.Unary("Check", new { service = "nobody" }, NodeClient.Health);
        Assert.Equal((StatusCode.NotFound, StatusCode.NotFound), (error.StatusCode, node.Code));
    }

    [Fact]
    public async Task Watch_of_an_unknown_service_says_so_and_goes_on()
    {
        var watch = await peers.PlainNode.Open("Watch", new { service = "nobody" }, NodeClient.Health);
        Assert.Equal("SERVICE_UNKNOWN", (await watch.Next()).GetProperty("status").GetString());
        await watch.Cancel();
        Assert.Equal(StatusCode.Cancelled, (await watch.Outcome()).Code);
    }

    [Fact]
    public async Task Watch_tells_the_status_now_and_every_change()
    {
        var watch = await peers.PlainNode.Open("Watch", new { service = NodeClient.Echo }, NodeClient.Health);
        foreach (var (set, expected) in new[]
        {
            (HealthStatus.Healthy, "SERVING"), (HealthStatus.Unhealthy, "NOT_SERVING"), (HealthStatus.Healthy, "SERVING"),
        })
        {
            peers.Check.Status = set;
            Assert.Equal(expected, (await watch.Next()).GetProperty("status").GetString());
        }
        await watch.Cancel();
    }

    [Fact]
    public async Task Readiness_names_the_checks_but_not_what_they_found()
    {
        Assert.Equal("""200 {"status":"ready","checks":{"switchable":"Healthy"}}""", await Readiness());
        peers.Check.Status = HealthStatus.Unhealthy;
        await Wait.Until(async () => (await Readiness()).StartsWith("503", StringComparison.Ordinal), "the check has failed");
        Assert.Equal("""503 {"status":"not ready","checks":{"switchable":"Unhealthy"}}""", await Readiness());
    }

    [Fact]
    public async Task Liveness_does_not_depend_on_the_checks()
    {
        peers.Check.Status = HealthStatus.Unhealthy;
        await Wait.Until(async () => (await Readiness()).StartsWith("503", StringComparison.Ordinal), "the check has failed");
        Assert.Equal("200 ok", await peers.Get(peers.Plain, "healthz"));
    }

    private static async Task<ServingStatus> Next(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext());
        return watch.ResponseStream.Current.Status;
    }

    private Task<string> Readiness() => peers.Get(peers.Plain, "readyz");

    private Task UntilStatus(string service, ServingStatus status) =>
        Wait.Until(async () => (await Client.CheckAsync(new() { Service = service })).Status == status, $"{service} is {status}");
}
