using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>A real election at full size, from the commission's CSV file to seats, through the commands its README names.</summary>
public sealed class DumaTests
{
    private const int StationsCount = 96_871;
    private static readonly int[] Seats = [0, 0, 0, 140, 0, 0, 34, 0, 0, 0, 0, 35, 0, 16];

    [SharedDataFact(DumaElection.Stations, DumaElection.Lists)]
    public async Task Handed_in_across_a_power_cut_and_twice_over_it_gives_the_official_sums_and_seats()
    {
        await using var election = await DumaElection.OpenAsync(mapping => mapping);
        await KillAmidAsync(election);
        var acknowledged = election.Receipts("broken-off.csv");
        await election.StartAsync();

        var submitted = await election.SubmitAsync("first.csv");
        Assert.Equal((StationsCount, 0), (Int(submitted, "recorded"), Int(submitted, "refused")));
        var receipts = election.Receipts("first.csv");
        Assert.Equal(StationsCount, receipts.Count);
        Assert.All(acknowledged, receipt => Assert.Equal(receipt.Value, receipts[receipt.Key]));
        var head = await election.TabulateAsync("ledger", "head");
        await election.SubmitAsync("second.csv");
        Assert.Equal(receipts, election.Receipts("second.csv"));
        Assert.Equal(head, await election.TabulateAsync("ledger", "head"));

        await AssertAsCountedAsync(election);
        await AssertVerifiedAsync(election);
    }

    [SharedDataFact(DumaElection.Stations, DumaElection.Lists)]
    public async Task Where_a_law_says_so_four_stations_wait_for_review_and_then_count()
    {
        await using var election = await DumaElection.OpenAsync(mapping => mapping.Replace(
            "BOXES_EXCEED_ISSUED: flag", "BOXES_EXCEED_ISSUED: { disposition: hold, legal_basis: Article 84 }", StringComparison.Ordinal));
        Assert.Equal(4, Int(await election.SubmitAsync("receipts.csv"), "held"));
        var totals = await election.TotalsAsync(StationsCount - 4);
        var all = await DumaElection.SumsFromAsync("list_1");
        Assert.Equal(all, Figures(totals.GetProperty("ifHeldCounted"), "votes"));
        Assert.NotEqual(all, Figures(totals, "votes"));

        foreach (var held in (await election.DocumentAsync("held")).GetProperty("held").EnumerateArray())
            await election.TabulateAsync(
                "review", held.GetProperty("statement").GetString()!, "release", "--authority", "cec", "--keys", election.Keys, "--reason", "Recounted", "--legal-basis", "s. 71");
        await AssertAsCountedAsync(election);
    }

    private static async Task KillAmidAsync(DumaElection election)
    {
        var before = election.LedgerLength;
        await using var submit = election.StartSubmit("broken-off.csv", "--patience", "0");
        await Wait.Until(() => election.LedgerLength > before + 12_000_000, "a part of the results");
        await election.KillAsync();
        Assert.Equal(3, await submit.ExitCode());
        Assert.InRange(election.Receipts("broken-off.csv").Count, 1, StationsCount - 1);
    }

    private static async Task AssertAsCountedAsync(DumaElection election)
    {
        var totals = await election.TotalsAsync(StationsCount);
        var precincts = totals.GetProperty("precincts");
        Assert.Equal((StationsCount, 4, 0), (Int(precincts, "counted"), Int(precincts, "flagged"), Int(precincts, "held")));
        Assert.Equal(await DumaElection.SumsFromAsync("registered"), Figures(totals, "lines").Concat(Figures(totals, "votes")));
        Assert.Equal(51_649_253, Figures(totals, "votes").Sum());
        var seats = (await election.DocumentAsync("seats")).GetProperty("contests")[0].GetProperty("selections");
        Assert.Equal(Seats, seats.EnumerateArray().Select(selection => Int(selection, "seats")));
    }

    /// <summary>By both verifiers, from exported files alone.</summary>
    private static async Task AssertVerifiedAsync(DumaElection election)
    {
        var head = await election.DocumentAsync("ledger", "head");
        var (id, size) = (head.GetProperty("election").GetString()!, head.GetProperty("size").GetInt64());
        var (folder, key) = await election.ExportAsync(size);
        var verified = await Programs.RunAsync("verify", folder, "--election", id, "--log-key", key, "--json");
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        Assert.Equal(size, JsonDocument.Parse(verified.Output).RootElement.GetProperty("size").GetInt64());
        var (code, report) = await SecondVerifier.RunApartAsync(folder, id, key);
        Assert.True(code == 0, report?.ToJsonString());
    }

    private static int Int(JsonElement element, string property) => element.GetProperty(property).GetInt32();

    private static IEnumerable<long> Figures(JsonElement element, string property) =>
        element.GetProperty(property).EnumerateObject().Select(figure => figure.Value.GetInt64());
}
