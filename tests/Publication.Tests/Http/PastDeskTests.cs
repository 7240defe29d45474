using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Tables;
using Tabulation.Publication.Log;
using Tabulation.Recount;
using Tabulation.ServiceKit;

namespace Tabulation.Publication.Tests.Http;

/// <summary>Totals and seats over HTTP as of a size of the log, beside the verifier's own fold of as many entries.</summary>
public sealed class PastDeskTests : IAsyncLifetime
{
    private readonly SmallElection election = WholeNight.Election(AnnulmentEffect.Unspecified);
    private readonly LedgerScript script;
    private PublishedApi api = null!;

    public PastDeskTests() => script = WholeNight.Play(election);

    public async Task InitializeAsync()
    {
        api = await PublishedApi.StartAsync(script, new HttpSettings { RequestsPerSecond = 100_000 });
        Publish(api.Log, script.Leaves.Count - 1);
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task At_every_size_they_are_what_a_verifier_folds()
    {
        Publish(api.Log, script.Leaves.Count);
        var (fold, looked) = (election.Fold(), 0);
        for (var size = 1; size <= script.Leaves.Count; size++)
        {
            fold.Apply([script.Leaves[size - 1]], _ => { });
            if (fold.Fold.State.Election is not { } then) continue;
            var (all, root) = (FoldTotals.All(fold.Fold), Convert.ToBase64String(fold.Tree.HeadAt(size).Root.ToArray()));
            await Same(DocumentWriter.Write(then, all) with { Root = root }, $"api/totals?depth=16&asOf={size}");
            var seats = Seats.Allocate(then, new ContestIndex(0), all, true);
            await Same(DocumentWriter.Write(then, all, [seats]) with { Root = root }, $"api/seats?contest=list&ifHeldCounted=true&asOf={size}");
            var country = TotalsTable.Write(then, [.. all.Rows.Where(row => row.Area.Length == 0)]);
            Assert.Equal(System.Text.Encoding.UTF8.GetString(country), await api.TextAsync($"api/totals.csv?asOf={size}"));
            looked++;
        }

        Assert.True(looked > 30);
    }

    [Theory]
    [InlineData("api/totals?asOf=")]
    [InlineData("api/totals.csv?level=ADMIN/1&asOf=")]
    [InlineData("api/seats?asOf=")]
    public async Task What_never_changes_may_be_kept_for_ever_and_what_is_refused_may_not(string path)
    {
        await Refused($"{path}1", "OUT_OF_RANGE");
        await Refused($"{path}0", "INVALID");
        await Refused($"{path}now", "INVALID");
        await Refused($"{path}{script.Leaves.Count}", "OUT_OF_RANGE");
        Publish(api.Log, script.Leaves.Count);
        using var answer = await api.GetAsync($"{path}{script.Leaves.Count}");
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.ETag is not null));
        Assert.Contains("immutable", $"{answer.Headers.CacheControl}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_stations_figures_are_not_kept_by_size()
    {
        using var answer = await api.GetAsync("api/totals.csv?level=precinct&asOf=30");
        Assert.Equal((HttpStatusCode.BadRequest, "level"), (answer.StatusCode, (await JsonOf(answer)).GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Before_the_release_hour_no_size_is_answered()
    {
        var later = new SmallElection(new SmallElectionSettings { Precincts = 3, Release = DateTimeOffset.Parse("2099-12-31T00:00:00Z") });
        var entries = new LedgerScript(later).Add(later, 0);
        await using var early = await PublishedApi.StartAsync(entries);
        Publish(early.Log, entries.Leaves.Count, entries);
        foreach (var path in new[] { "api/totals", "api/totals.csv", "api/seats" })
        {
            using var answer = await early.GetAsync($"{path}?asOf={entries.Leaves.Count}");
            Assert.Equal((HttpStatusCode.Forbidden, "BEFORE_RELEASE"), (answer.StatusCode, (await JsonOf(answer)).GetProperty("code").GetString()));
        }
    }

    private async Task Refused(string path, string code)
    {
        using var answer = await api.GetAsync(path);
        var problem = await JsonOf(answer);
        Assert.Equal(
            (HttpStatusCode.BadRequest, code, "asOf", "no-store"),
            (answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString(), answer.Headers.CacheControl!.ToString()));
    }

    private async Task Same<T>(T expected, string path)
    {
        var (one, other) = (JsonNode.Parse(api.Shelf.Json(expected).Body.Span), JsonNode.Parse(await api.TextAsync(path)));
        Assert.True(JsonNode.DeepEquals(one, other), $"{path}: {other} instead of {one}");
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private void Publish(LogBoard log, int size, LedgerScript? entries = null) => log.Publish(
        new PublishedCheckpoint(ReadableLedger.HeadOf([.. (entries ?? script).Leaves.Take(size)]).Tree, [], default, default, 0, false));
}
