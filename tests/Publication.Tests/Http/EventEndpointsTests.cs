using System.IO.Compression;
using System.Text.Json;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests.Http;

/// <summary>Events over HTTP: none is cut off, whatever the filter.</summary>
public sealed class EventEndpointsTests
{
    private const int Corrections = 10_100;

    [Fact]
    public async Task The_table_has_every_event_of_the_filter_however_many_come_before_it()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = 3 });
        var script = LongNight.Play(election, Corrections);
        script.Add(election.North, election.Result(0, contest: "d1"));
        script.Add(election.North, election.Result(0, 1, "d1").Replacing(script.Last));
        await using var api = await PublishedApi.StartAsync(script);

        var lists = (await api.TextAsync("api/events.csv?contest=list")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Corrections, lists.Skip(1).Select(row => row.Split(',')[0]).Distinct().Count());
        Assert.Contains("RESULT_CORRECTED,N-COM,d1,P000,,VOTES,x,90,91,", await api.TextAsync("api/events.csv?contest=d1"), StringComparison.Ordinal);

        Assert.Equal([script.Leaves.Count - 1], Positions(await api.JsonAsync("api/events?contest=d1&kind=RESULT_CORRECTED&kind=ANNULLED")));
        Assert.Empty(Positions(await api.JsonAsync("api/events?contest=d1&kind=ANNULLED")));
        using var unknown = await api.GetAsync("api/events?kind=ANULLED");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, unknown.StatusCode);

        var only = await api.JsonAsync("api/events?contest=d1");
        Assert.Equal((1, script.Leaves.Count), (only.GetProperty("events").GetArrayLength(), only.GetProperty("next").GetInt32()));
        var first = await api.JsonAsync("api/events?contest=list");
        var rest = await api.JsonAsync($"api/events?contest=list&from={first.GetProperty("next").GetInt64()}");
        Assert.Equal(Corrections, Positions(first).Concat(Positions(rest)).Distinct().Count());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_table_comes_compressed_to_who_takes_it_so(string encoding)
    {
        await using var api = await PublishedApi.StartAsync(LongNight.Play(new SmallElection(new SmallElectionSettings { Precincts = 3 }), 600));
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/events.csv");
        request.Headers.Add("Accept-Encoding", encoding);
        using var answer = await api.SendAsync(request);
        Assert.Equal((encoding, "Accept-Encoding"), (Assert.Single(answer.Content.Headers.ContentEncoding), answer.Headers.Vary.ToString()));
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Equal(await api.TextAsync("api/events.csv"), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task The_election_says_where_in_the_ledger_it_stands()
    {
        var script = LongNight.Play(new SmallElection(new SmallElectionSettings { Precincts = 3 }), 1);
        await using var api = await PublishedApi.StartAsync(script);
        using var answer = await api.GetAsync("api/election");
        Assert.Equal($"{script.Leaves.Count}", Assert.Single(answer.Headers.GetValues("Tabulation-Position")));
    }

    private static IEnumerable<long> Positions(JsonElement page) => page.GetProperty("events").EnumerateArray().Select(told => told.GetProperty("position").GetInt64());
}
