using System.Text.Json;
using NJsonSchema;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http.OpenApi;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Http.OpenApi;

/// <summary>The document says what is there: every route, and answers as they are.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private const string NistSchemas = "data/nist-1500-100/";

    private readonly LedgerScript script;
    private PublishedApi api = null!;
    private JsonElement document;

    public OpenApiTests()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = 12, Whole = true });
        script = new LedgerScript(election);
        for (var precinct = 0; precinct < 11; precinct++) script.Add(election, precinct);
        script.Add(election.North, election.Result(0, 1).Replacing(script.CurrentAt(0)));
    }

    public async Task InitializeAsync()
    {
        api = await PublishedApi.StartAsync(script);
        api.Board.Apply(Changes.Of(0, (ulong)script.Leaves.Count, ("", 10), ("N", 4)));
        document = await api.JsonAsync("api/openapi.json");
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public void Every_route_that_is_mapped_is_described_and_no_other()
    {
        Assert.Equal(RouteWords.All.Keys.Order(StringComparer.Ordinal), Paths().Select(path => path.Name));
        Assert.All(Paths(), path => Assert.NotEmpty(Get(path).GetProperty("summary").GetString()!));
        Assert.All(Paths().SelectMany(path => Get(path).GetProperty("parameters").EnumerateArray()), each => Assert.NotEmpty(each.GetProperty("description").GetString()!));
    }

    [Fact]
    public async Task Real_answers_are_as_their_schemas_say()
    {
        var looked = 0;
        foreach (var path in Paths().Where(path => path.Name is not "/api/stream"))
        {
            var content = Get(path).GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Single();
            if (!content.Value.TryGetProperty("schema", out var schema) || IsElsewhere(schema)) continue;
            using var answer = await api.GetAsync($"{path.Name}{(path.Name == "/api/station" ? "?precinct=P000" : "")}");
            var value = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            if (!answer.IsSuccessStatusCode) schema = Get(path).GetProperty("responses").GetProperty($"{(int)answer.StatusCode}").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema");
            Assert.Equal((path.Name, ""), (path.Name, string.Join("; ", SchemaCheck.Problems(document, schema, value).Take(5))));
            looked++;
        }

        Assert.True(looked > 10);
        Assert.Equal("EXAMINED", (await api.JsonAsync("api/forensics")).GetProperty("outcome").GetString());
        using var refused = await api.GetAsync("/api/totals?depth=99");
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Empty(SchemaCheck.Problems(document, document.GetProperty("components").GetProperty("schemas").GetProperty("Problem"), problem));
    }

    /// <summary>The schema is NIST's own, named by its address; the files here are those that lie there.</summary>
    [SharedDataFact(NistSchemas + "NIST_V2_election_results_reporting.json")]
    public async Task A_real_report_is_as_the_schema_says_that_NIST_publishes()
    {
        var place = document.GetProperty("paths").GetProperty("/api/nist.json").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content")
            .GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
        var schema = await JsonSchema.FromFileAsync(SharedData.PathOf($"{NistSchemas}{new Uri(place).Segments[^1]}"));
        var report = await api.TextAsync("api/nist.json?detail=stations");
        Assert.Empty(schema.Validate(report));
        Assert.NotEmpty(schema.Validate(report.Replace("\"GpUnit\"", "\"Gpunit\"", StringComparison.Ordinal)));
    }

    /// <summary>The check itself finds what is wrong.</summary>
    [Fact]
    public void A_value_that_is_not_as_the_schema_says_is_found()
    {
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("TotalsDocument");
        foreach (var (wrong, problems) in new[] { ("[]", 1), ("{}", 2), ("""{"asOf":{},"totals":[1],"more":1}""", 8) })
            Assert.Equal(problems, SchemaCheck.Problems(document, schema, JsonDocument.Parse(wrong).RootElement).Count);
    }

    private static bool IsElsewhere(JsonElement schema) => schema.TryGetProperty("$ref", out var place) && place.GetString()!.StartsWith("https:", StringComparison.Ordinal);

    private JsonElement.ObjectEnumerator Paths() => document.GetProperty("paths").EnumerateObject();

    private static JsonElement Get(JsonProperty path) => path.Value.GetProperty("get");
}
