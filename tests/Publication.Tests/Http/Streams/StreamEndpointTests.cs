using System.Net;
using System.Text.Json;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests.Http.Streams;

/// <summary>Totals and events as browsers follow them.</summary>
public sealed class StreamEndpointTests
{
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 3, Whole = true });
    private readonly LedgerScript script;

    public StreamEndpointTests() => script = new LedgerScript(election).Add(election, 0).Add(election, 1);

    [Fact]
    public async Task A_reader_that_was_away_goes_on_from_its_last_id_with_what_changed_since()
    {
        await using var api = await PublishedApi.StartAsync(script);
        api.Board.Apply(Changes.Of(0, 5, ("", 10), ("N", 10)));
        string token;
        await using (var stream = await SentEvents.OpenAsync(api, "api/stream?contest=list&depth=1"))
        {
            var (kind, id, data) = await stream.NextAsync();
            Assert.Equal(("snapshot", 5, 2), (kind, PositionOf(data), data.GetProperty("totals").GetArrayLength()));
            token = id;
        }

        api.Board.Apply(Changes.Of(5, 7, ("", 12)));
        await using var again = await SentEvents.OpenAsync(api, "api/stream?contest=list&depth=1", token);
        var change = await again.NextAsync();
        Assert.Equal(("change", 7, 1), (change.Kind, PositionOf(change.Data), change.Data.GetProperty("totals").GetArrayLength()));
        await using var asked = await SentEvents.OpenAsync(api, $"api/stream?contest=list&depth=1&lastEventId={token}");
        Assert.Equal("change", (await asked.NextAsync()).Kind);
        await using var other = await SentEvents.OpenAsync(api, "api/stream?contest=d1", token);
        var reset = await other.NextAsync();
        Assert.Equal(("reset", "other_filter"), (reset.Kind, reset.Data.GetProperty("reset").GetString()));
        Assert.Equal("snapshot", (await other.NextAsync()).Kind);
    }

    [Fact]
    public async Task What_happens_comes_as_in_the_list_of_events()
    {
        await using var api = await PublishedApi.StartAsync(script);
        api.Board.Apply(Changes.Of(0, (ulong)script.Leaves.Count, ("", 10)));
        await using var stream = await SentEvents.OpenAsync(api, "api/stream");
        foreach (var kind in new[] { "snapshot", "current" }) Assert.Equal(kind, (await stream.NextAsync()).Kind);
        script.Add(election.North, election.Result(0, 1).Replacing(script.CurrentAt(0)));
        api.Ledger.Add(script.Leaves[^1]);
        await api.Chronicle.CatchUpAsync(default);
        var listed = (await api.JsonAsync("api/events")).GetProperty("events");
        var (_, _, told) = await stream.NextAsync();
        Assert.True(JsonElement.DeepEquals(listed[listed.GetArrayLength() - 1], told.GetProperty("events")[0]));
    }

    [Fact]
    public async Task A_filter_that_is_wrong_is_refused_before_the_stream_begins()
    {
        await using var api = await PublishedApi.StartAsync(script);
        using var refused = await api.GetAsync("api/stream?contest=nobody");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static int PositionOf(JsonElement data) => data.GetProperty("asOf").GetProperty("position").GetInt32();
}
