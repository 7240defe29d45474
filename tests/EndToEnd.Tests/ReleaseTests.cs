using System.Net;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>What is told of the release hour, and before it. That no route gives a figure away is in Release.ReleaseHourTests.</summary>
public sealed class ReleaseTests
{
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

    /// <summary>Turnout is told before it, but not what comes from results.</summary>
    [Fact]
    public async Task Turnout_leaves_before_it_without_what_results_say_of_it()
    {
        var release = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1);
        await using var running = await RunningElection.StartAsync(new SmallElectionSettings { Release = release, Whole = true });
        await running.SubmitAsync(running.Election.Results(Enumerable.Range(0, 9)));
        await running.Client.SubmitAsync(running.Election.North.Sign(running.Election.Turnout(0, 0, 123)));
        var turnout = new Uri("api/turnout", UriKind.Relative);
        var text = "";
        await Wait.Until(async () => (text = await running.Client.Http.GetStringAsync(turnout)).Contains("\"count\":123", StringComparison.Ordinal), "the report");
        foreach (var told in new[] { "\"final\":{", "\"compared\":{", "\"why\":" }) Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        var table = await running.Client.Http.GetStringAsync(new Uri("api/turnout.csv", UriKind.Relative));
        Assert.Contains("RUNNING,,,,0,", table, StringComparison.Ordinal);
        foreach (var told in new[] { "FINAL", "COMPARED", "NOT_COMPARED" }) Assert.DoesNotContain(told, table, StringComparison.Ordinal);
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

    private static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var response = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
