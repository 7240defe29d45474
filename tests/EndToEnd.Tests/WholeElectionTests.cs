using System.Text.Json;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>From the first report to the certificate through a running server: every step is seen by those who watch, and over HTTP.</summary>
public sealed class WholeElectionTests
{
    [Fact]
    public async Task Every_step_is_watched_and_can_be_read()
    {
        var settings = new SmallElectionSettings { Whole = true, Precincts = 3, Policies = [SmallElectionSettings.HoldBoxes] };
        await using var running = await RunningElection.StartAsync(settings);
        var (election, client) = (running.Election, running.Client);
        using var call = client.Totals.Watch(new WatchRequest());
        Assert.True(await call.ResponseStream.MoveNext(default));
        var watched = WatchAsync(call.ResponseStream, EventKind.Certified);

        var script = new LedgerScript(election);
        async Task SayAsync(Client.Signing.StatementSigner signer, Payload payload)
        {
            script.Add(signer, payload);
            Assert.NotNull((await client.SubmitAsync(signer.Sign(payload))).Receipt);
        }

        await SayAsync(election.North, election.Result(0));
        var first = script.CurrentAt(0);
        await SayAsync(election.North, election.Result(0, 1).Replacing(first));
        await SayAsync(election.Court, election.Annulment(0, script.CurrentAt(0)));
        await SayAsync(election.North, election.Overfull(1));
        await SayAsync(election.Root, election.Review(script.CurrentAt(1)));
        await SayAsync(election.South, election.NoResult(2));
        await SayAsync(election.Observer, election.Copy(1));
        await SayAsync(election.North, election.Protocol(script, "N"));
        var certification = election.Certification(script);
        var head = await client.Ledger.GetHeadAsync(new GetHeadRequest());
        certification.Certification.CheckpointRoot = head.Head.Root;
        Assert.Equal(certification.Certification.CheckpointSize, head.Head.Size);
        Assert.NotNull((await client.SubmitAsync(election.Root.Sign(certification))).Receipt);

        EventKind[] expected =
        [
            EventKind.ResultCorrected, EventKind.Annulled, EventKind.ResultHeld, EventKind.ReviewReleased, EventKind.NoResult, EventKind.ObserverCopy,
            EventKind.AreaProtocol, EventKind.Certified,
        ];
        Assert.Equal(expected, (await watched).Select(told => told.Kind));
        var frozen = await client.RefusedAsync(election.North.Sign(election.Result(0, 2).Replacing(first)));
        Assert.Contains("a court reopens it", frozen.Status.Detail, StringComparison.Ordinal);

        Assert.Equal(expected.Length, (await ReadAsync(client, "api/events")).GetProperty("events").GetArrayLength());
        Assert.Contains("RESULT_CORRECTED,N-COM,list,P000,,VOTES,a,100,101,Papers seen.", await client.Http.GetStringAsync(new Uri("api/events.csv", UriKind.Relative)), StringComparison.Ordinal);
        var station = (await ReadAsync(client, "api/station?precinct=P000")).GetProperty("report").GetProperty("contests")[0];
        Assert.Equal(("ANNULLED", 3), (station.GetProperty("state").GetString(), station.GetProperty("history").GetArrayLength()));
        Assert.Equal("CERTIFIED", (await ReadAsync(client, "api/contests")).GetProperty("report")[0].GetProperty("state").GetString());
        var copy = (await ReadAsync(client, "api/observers?observer=WATCH&state=MISMATCH")).GetProperty("report").GetProperty("stations")[0];
        Assert.Equal(("MISMATCH", "issued"), (copy.GetProperty("state").GetString(), copy.GetProperty("differences")[0].GetProperty("figure").GetString()));
        var observed = await client.Http.GetStringAsync(new Uri("api/observers.csv?contest=list&area=N", UriKind.Relative));
        Assert.Contains("STATION,list,P000,,NOT_OBSERVED,", observed, StringComparison.Ordinal);
        Assert.DoesNotContain("P002", observed, StringComparison.Ordinal);
    }

    private static async Task<List<Event>> WatchAsync(Grpc.Core.IAsyncStreamReader<WatchResponse> responses, EventKind last)
    {
        using var patience = new CancellationTokenSource(Wait.Limit);
        var events = new List<Event>();
        while (events.Count == 0 || events[^1].Kind != last)
        {
            Assert.True(await responses.MoveNext(patience.Token));
            events.AddRange(responses.Current.Events);
        }

        return events;
    }

    private static async Task<JsonElement> ReadAsync(TestClient client, string path) =>
        JsonDocument.Parse(await client.Http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
}
