using System.Net;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Before the release hour no figure leaves, on any route; after it, on every one.</summary>
public sealed class ReleaseTests
{
    private static readonly TimeSpan UntilRelease = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task No_figure_leaves_before_the_release_hour_and_all_do_after_it()
    {
        var release = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1);
        await using (var closed = await RunningElection.StartAsync(new SmallElectionSettings { Release = release }))
        {
            await closed.SubmitAsync(closed.Election.Results(Enumerable.Range(0, 9)));
            await ElectionKnownAsync(closed.Client);
            foreach (var route in Routes(closed.Client)) Assert.Equal(StatusCode.FailedPrecondition, await route());
            foreach (var path in new[] { "api/totals", "api/seats" }) Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(closed.Client, path));
        }

        release = TimeProvider.System.GetUtcNow() + UntilRelease;
        await using var opening = await RunningElection.StartAsync(new SmallElectionSettings { Release = release });
        await opening.SubmitAsync(opening.Election.Results(Enumerable.Range(0, 9)));
        foreach (var route in Routes(opening.Client)) await Wait.Until(async () => await route() == StatusCode.OK, "the release hour");
        foreach (var path in new[] { "api/totals", "api/seats" }) Assert.Equal(HttpStatusCode.OK, await StatusAsync(opening.Client, path));
        Assert.True(TimeProvider.System.GetUtcNow() >= release);
        Assert.Equal(9u, (await opening.Client.CountedAsync()).Totals[0].PrecinctsCounted);
    }

    [Fact]
    public async Task Following_the_ledger_from_before_the_definition_does_not_get_around_it()
    {
        var release = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1);
        await using var running = await RunningElection.StartEmptyAsync(new SmallElectionSettings { Release = release });
        using var call = running.Client.Ledger.Read(new ReadRequest { Follow = true });
        await running.OpenAsync();
        await running.SubmitAsync(running.Election.Results(Enumerable.Range(0, 9)));
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var chunk in call.ResponseStream.ReadAllAsync())
                Assert.All(chunk.Entries, entry => Assert.Equal(Payload.ContentOneofCase.ElectionDefinition, ContentOf(entry)));
        });
        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
    }

    [Fact]
    public async Task The_refusal_says_when()
    {
        var release = new DateTimeOffset(2099, 12, 31, 20, 0, 0, TimeSpan.Zero);
        await using var running = await RunningElection.StartAsync(new SmallElectionSettings { Release = release });
        await ElectionKnownAsync(running.Client);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await running.Client.Totals.GetAsync(new GetRequest()));
        Assert.Contains("2099-12-31T20:00:00", error.Status.Detail, StringComparison.Ordinal);
        Assert.Equal("RELEASE_HOUR", error.GetDetail<Google.Rpc.PreconditionFailure>()!.Violations[0].Type);
    }

    private static Payload.ContentOneofCase ContentOf(Google.Protobuf.ByteString entry) =>
        Payload.Parser.ParseFrom(Entry.Parser.ParseFrom(entry).Envelope.Payload).ContentCase;

    private static Task ElectionKnownAsync(TestClient client) =>
        Wait.Until(async () => await StatusAsync(client, "api/election") == HttpStatusCode.OK, "the election on Publication");

    private static IEnumerable<Func<Task<StatusCode>>> Routes(TestClient client) =>
    [
        () => CodeAsync(async () => await client.Totals.GetAsync(new GetRequest())),
        () => CodeAsync(async () => await client.Totals.GetAllocationAsync(new GetAllocationRequest { Contest = SmallElection.List })),
        () => FirstAsync(() => client.Totals.Watch(new WatchRequest())),
        () => FirstAsync(() => client.Ledger.Read(new ReadRequest())),
    ];

    private static Task<StatusCode> FirstAsync<T>(Func<AsyncServerStreamingCall<T>> start) => CodeAsync(async () =>
    {
        using var call = start();
        await call.ResponseStream.MoveNext(default);
    });

    private static async Task<StatusCode> CodeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException error)
        {
            return error.StatusCode;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var response = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
