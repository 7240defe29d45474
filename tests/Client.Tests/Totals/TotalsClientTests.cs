using Grpc.Core;
using Tabulation.Client.Connecting;
using Tabulation.Client.Tests.Submitting;
using Tabulation.Client.Totals;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Tests.Totals;

public sealed class TotalsClientTests
{
    private static readonly RetrySettings Quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(2) };

    [Fact]
    public async Task A_watch_goes_on_where_it_broke_off()
    {
        var totals = new FakeTotals();
        await using var server = await FakeServer.StartAsync(new FakeIntake(), totals: totals);
        var positions = new List<ulong>();
        await foreach (var message in new TotalsClient(server.Totals, Quick).WatchAsync())
        {
            positions.Add(message.AsOf.Position);
            if (positions[^1] >= 30) break;
        }

        // A cut connection may lose messages that were on their way: they come again, and none comes twice.
        Assert.Equal(Enumerable.Range(0, 31).Select(position => (ulong)position), positions);
        Assert.True(totals.Tokens.Count > 5);
    }

    [Fact]
    public async Task A_watch_goes_on_from_an_earlier_one()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        await foreach (var message in new TotalsClient(server.Totals, Quick).WatchAsync(resumeToken: "41"u8.ToArray()))
        {
            Assert.Equal(42UL, message.AsOf.Position);
            break;
        }
    }

    [Fact]
    public async Task A_refused_watch_is_not_repeated()
    {
        var totals = new FakeTotals { Refusal = new RpcException(new Status(StatusCode.FailedPrecondition, "before the release hour")) };
        await using var server = await FakeServer.StartAsync(new FakeIntake(), totals: totals);
        var watch = new TotalsClient(server.Totals, Quick).WatchAsync().GetAsyncEnumerator();
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await watch.MoveNextAsync());
        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Single(totals.Tokens);
    }

    [Fact]
    public async Task A_watch_without_a_server_gives_up_when_told_to()
    {
        var server = await FakeServer.StartAsync(new FakeIntake());
        await server.StopServingAsync();
        var watch = new TotalsClient(server.Totals, Quick with { GiveUpAfter = TimeSpan.Zero }).WatchAsync().GetAsyncEnumerator();
        await Assert.ThrowsAsync<ServerUnreachableException>(async () => await watch.MoveNextAsync());
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Totals_and_seats_are_asked_for_as_wanted()
    {
        await using var server = await FakeServer.StartAsync(new FakeIntake());
        var client = new TotalsClient(server.Totals);
        Assert.Equal("r1", (await client.GetAsync(new TotalsFilter { Area = "r1" })).Totals[0].Area);
        var seats = await client.GetAllocationAsync("lists", ifHeldCounted: true);
        Assert.Equal(("lists", "True"), (seats.Contest, seats.Steps[0]));
    }
}
