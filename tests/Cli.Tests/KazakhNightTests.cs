using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>
/// Kazakhstan's election of 2023 as the Central Election Commission announced it (services/Samples/README.md says what and from where),
/// played by one process and looked at from outside.
/// </summary>
public sealed partial class KazakhNightTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_published_election_is_certified_verified_and_told_as_it_was_announced()
    {
        await using var server = Programs.StartStandalone("--demo", "kazakhstan-2023", "--speed", "max", "--data", folder.File("data"));
        var addresses = Addresses().Match(await server.ReadLineWith("gRPC on"));
        var log = Log().Match(await server.ReadLineWith("Log http"));
        await server.ReadLineWith("Every vote, seat and count of stations is the expected one.");
        using var http = new HttpClient { BaseAddress = new Uri(addresses.Groups["http"].Value) };

        await Wait.Until(async () => CertifiedIn(await GetAsync(http, "api/contests")) == 30, "thirty certified contests");
        CheckChamber(await GetAsync(http, "api/chamber"));
        CheckExitPolls(await GetAsync(http, "api/exit-polls"));
        CheckTurnout(await GetAsync(http, "api/turnout"));

        var prepared = await Programs.RunAsync("simulate", "kazakhstan-2023", "--prepare", "--keys", folder.File("data/keys"), "--json");
        var election = JsonDocument.Parse(prepared.Output).RootElement.GetProperty("electionId").GetString()!;
        var verified = await Programs.RunAsync(
            "verify", log.Groups["url"].Value, "--log-key", log.Groups["key"].Value, "--election", election);
        Assert.True(verified.Code == 0, verified.Errors + verified.Output);
        Assert.Contains("Verified: every tile, entry, signature and verdict;", verified.Output, StringComparison.Ordinal);
        var refused = await Programs.RunAsync("forensics", "--server", addresses.Groups["grpc"].Value);
        Assert.StartsWith("SYNTHETIC_STATIONS: ", refused.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static int CertifiedIn(JsonElement contests) =>
        contests.EnumerateArray().Count(contest => contest.GetProperty("state").GetString() == "CERTIFIED");

    /// <summary>98 seats beside the 107 of January 2021.</summary>
    private static void CheckChamber(JsonElement chamber)
    {
        Assert.Equal((98, 98, true), (Number(chamber, "seats"), Number(chamber, "filled"), chamber.GetProperty("final").GetBoolean()));
        var parties = chamber.GetProperty("parties").EnumerateArray().ToList();
        Assert.Equal(107, parties.Where(party => party.TryGetProperty("previous", out var seats) && seats.ValueKind == JsonValueKind.Number)
            .Sum(party => Number(party, "previous")) + chamber.GetProperty("former").EnumerateArray().Sum(former => Number(former, "seats")));
        var first = parties[0];
        Assert.Equal("amanat", first.GetProperty("list").GetString());
        Assert.Equal((40, 22, 76), (Number(first, "listSeats"), Number(first, "directSeats"), Number(first, "previous")));
        Assert.Empty(chamber.GetProperty("quota").EnumerateArray());
    }

    private static void CheckExitPolls(JsonElement polls)
    {
        Assert.Equal(3, polls.GetArrayLength());
        foreach (var poll in polls.EnumerateArray())
        {
            Assert.Equal("Margin not published: sample size and design effect are missing", poll.GetProperty("marginNote").GetString());
            Assert.InRange(poll.GetProperty("shares")[0].GetProperty("share").GetDouble(), 53.33, 54.42);
            Assert.InRange(poll.GetProperty("shares")[0].GetProperty("official").GetDouble(), 53.89, 53.91);
        }
    }

    /// <summary>The country at 22:10, as announced, and nothing counted of it.</summary>
    private static void CheckTurnout(JsonElement turnout)
    {
        Assert.Empty(turnout.GetProperty("lapses").EnumerateArray());
        var country = turnout.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("area").GetString() == "KZ");
        var last = country.GetProperty("moments")[6];
        Assert.Equal((54.19, 0), (last.GetProperty("announced").GetProperty("percent").GetDouble(), Number(last, "count")));
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static async Task<JsonElement> GetAsync(HttpClient http, string path) =>
        Report(JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement);

    /// <summary>Without what it is as of.</summary>
    private static JsonElement Report(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("report", out var report) ? report : answer;

    [GeneratedRegex("gRPC on (?<grpc>[^ ,]+), JSON on (?<http>[^ ,]+/)api")]
    private static partial Regex Addresses();

    [GeneratedRegex("Log (?<url>[^ ]+) with key (?<key>[^ ]+)")]
    private static partial Regex Log();
}
