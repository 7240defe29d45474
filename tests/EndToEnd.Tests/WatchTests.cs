using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Live totals: never back, never a gap, and the same as Get in the end.</summary>
public sealed class WatchTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private static readonly TotalsFilter Everything = new() { Depth = 16 };
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public async Task A_snapshot_then_changes_lead_to_what_get_says()
    {
        await client.CountedAsync();
        using var call = client.Totals.Watch(new WatchRequest { Filter = Everything });
        var mirror = new Mirror();
        Assert.Equal(WatchKind.Snapshot, (await mirror.TakeAsync(call)).Kind);
        foreach (var batch in election.Results(Enumerable.Range(0, 20), together: 2)) await shared.Running.SubmitAsync([batch]);
        var totals = await client.CountedAsync(Everything);
        while (mirror.Position < totals.AsOf.Position) await mirror.TakeAsync(call);
        Assert.Equal(totals.Totals, mirror.Rows(totals));
    }

    [Fact]
    public async Task A_resume_token_goes_on_with_what_changed_since()
    {
        var start = await LastOfAsync(new WatchRequest { Filter = Everything }, (await client.CountedAsync()).AsOf.Position);
        await client.SubmitAsync(election.South.Sign(election.Result(32)));
        var position = (await client.CountedAsync()).AsOf.Position;
        var resumed = await LastOfAsync(new WatchRequest { Filter = Everything, ResumeToken = start.ResumeToken }, position);
        Assert.Equal(WatchKind.Change, resumed.Kind);
        Assert.Equal(["", "S", "S.1", "D1"], resumed.Totals.Select(row => row.Area));
    }

    [Fact]
    public async Task A_token_for_another_filter_or_none_of_ours_leads_to_a_reset_and_a_snapshot()
    {
        await client.CountedAsync();
        var all = await LastOfAsync(new WatchRequest { Filter = Everything }, 0);
        foreach (var (token, reason) in new[] { (all.ResumeToken, ResetReason.OtherFilter), (ByteString.CopyFromUtf8("none of ours"), ResetReason.Unreadable) })
        {
            using var call = client.Totals.Watch(new WatchRequest { Filter = new TotalsFilter { Area = "N" }, ResumeToken = token });
            var mirror = new Mirror();
            Assert.Equal(reason, (await mirror.TakeAsync(call)).ResetReason);
            var snapshot = await mirror.TakeAsync(call);
            Assert.Equal((WatchKind.Snapshot, 3), (snapshot.Kind, snapshot.Totals.Count));
            Assert.Equal(WatchKind.Current, (await mirror.TakeAsync(call)).Kind);
        }
    }

    [Fact]
    public async Task Heartbeats_come_while_only_other_areas_totals_move()
    {
        await client.CountedAsync();
        using var call = client.Totals.Watch(new WatchRequest { Filter = new TotalsFilter { Contests = { SmallElection.List }, Area = "S" } });
        for (var message = 0; message < 2; message++) Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(WatchKind.Current, call.ResponseStream.Current.Kind);
        var position = call.ResponseStream.Current.AsOf.Position;
        await client.SubmitAsync(election.North.Sign(election.Result(40)));
        WatchResponse beat;
        do
        {
            Assert.True(await call.ResponseStream.MoveNext(default));
            beat = call.ResponseStream.Current;
            Assert.Equal((WatchKind.Heartbeat, 0), (beat.Kind, beat.Totals.Count));
        }
        // One may have come before the result did, where that took long.
        while (beat.AsOf.Position == position);
    }

    [Theory]
    [InlineData("mayor", "", 0u, "filter.contests[0]")]
    [InlineData("list", "Atlantis", 0u, "filter.area")]
    [InlineData("list", "", 17u, "filter.depth")]
    public async Task A_filter_that_names_nothing_gets_a_clear_error(string contest, string area, uint depth, string field)
    {
        await client.CountedAsync();
        var filter = new TotalsFilter { Contests = { contest }, Area = area, Depth = depth };
        var error = await Assert.ThrowsAsync<RpcException>(() => LastOfAsync(new WatchRequest { Filter = filter }, 0));
        Assert.Equal((StatusCode.InvalidArgument, field), (error.StatusCode, error.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations[0].Field));
    }

    [Fact]
    public async Task Before_anything_is_defined_it_says_so()
    {
        await using var empty = await RunningElection.StartEmptyAsync();
        using var call = empty.Client.Totals.Watch(new WatchRequest());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal((StatusCode.Unavailable, "No election is defined here yet."), (error.StatusCode, error.Status.Detail));
        Assert.NotNull(error.GetDetail<Google.Rpc.RetryInfo>());
    }

    /// <summary>The first message at or after a position.</summary>
    private async Task<WatchResponse> LastOfAsync(WatchRequest request, ulong position)
    {
        using var call = client.Totals.Watch(request);
        while (await call.ResponseStream.MoveNext(default))
            if (call.ResponseStream.Current.AsOf.Position >= position) return call.ResponseStream.Current;
        throw new InvalidOperationException("The watch ended.");
    }

    /// <summary>What a publisher keeps of a watch.</summary>
    private sealed class Mirror
    {
        private readonly Dictionary<(string Contest, string Area), AreaTotals> rows = [];

        public ulong Position { get; private set; }

        public async Task<WatchResponse> TakeAsync(AsyncServerStreamingCall<WatchResponse> call)
        {
            Assert.True(await call.ResponseStream.MoveNext(default));
            var message = call.ResponseStream.Current;
            Assert.True(message.AsOf.Position >= Position);
            Position = message.AsOf.Position;
            if (message.Kind == WatchKind.Snapshot) rows.Clear();
            foreach (var row in message.Totals) rows[(row.Contest, row.Area)] = row;
            return message;
        }

        public IEnumerable<AreaTotals> Rows(GetResponse like) => like.Totals.Select(row => rows[(row.Contest, row.Area)]);
    }
}
