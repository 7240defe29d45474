using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>The small election with a court, a pollster, a second commission for each region and turnout moments, and commands against it.</summary>
internal static class WholeElection
{
    /// <summary>Moments of the turnout plan, and a quota, both over.</summary>
    private const string Parts = """
        turnout:
          measure: issued
          roll: registry
          contest: lists
          due_minutes: 60
          moments: [ 2024-05-05T10:00:00+02:00, 2024-05-05T14:00:00+02:00 ]
        quota: { names: Women and young people, share: 30%, rounding: up, legal_basis: s. 87 }
        """;

    private const string Authorities = """
          - { code: court, names: Court, role: court }
          - { code: pollster, names: Pollster, role: pollster }
          - { code: second, names: Second commission }
        """;

    public static Task<OpenElection> StartAsync(int stations = 6, string? rules = null, string? polls = null) =>
        OpenElection.StartAsync(stations, change: files => Change(files, rules, polls));

    public static async Task<OpenElection> ReportedAsync(int stations = 6, string? rules = null)
    {
        var election = await StartAsync(stations, rules);
        var submitted = await election.SubmitAsync();
        Assert.True(submitted.Code == 0, submitted.Errors);
        return election;
    }

    /// <summary>A command that signs as somebody.</summary>
    public static Task<Ended> SayAsync(this OpenElection election, string authority, params string[] command) =>
        election.RunAsync([.. command, "--authority", authority, "--keys", election.Keys]);

    /// <summary>The same with grounds; must be recorded.</summary>
    public static async Task<Ended> DecideAsync(this OpenElection election, string authority, params string[] command)
    {
        var ended = await election.SayAsync(authority, [.. command, "--reason", "Decided so", "--legal-basis", "s. 1"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return ended;
    }

    public static async Task<JsonElement> DocumentAsync(this OpenElection election, params string[] command)
    {
        var ended = await election.RunAsync([.. command, "--json"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    /// <summary>Waits until so many precincts of the list contest are in some state.</summary>
    public static Task AwaitPrecinctsAsync(this OpenElection election, string state, int count) =>
        Wait.Until(async () => await election.PrecinctsAsync(state) == count, $"{count} {state}");

    /// <summary>Null while there are no totals yet.</summary>
    private static async Task<int?> PrecinctsAsync(this OpenElection election, string state)
    {
        var ended = await election.RunAsync("totals", "--contest", "lists", "--json");
        if (ended.Code != 0) return null;
        var totals = JsonDocument.Parse(ended.Output).RootElement.GetProperty("totals")[0];
        return totals.GetProperty("precincts").GetProperty(state).GetInt32();
    }

    private static void Change(ElectionFiles files, string? rules, string? polls)
    {
        var lines = files.Lines(ElectionFiles.Yaml).ToList();
        lines.InsertRange(lines.IndexOf("forms:"), Authorities.Split('\n'));
        if (rules is not null) lines.InsertRange(lines.IndexOf("rules:") + 1, rules.Split('\n'));
        if (polls is not null) lines[lines.FindIndex(line => line.Contains("polls_close"))] = polls;
        files.Write(ElectionFiles.Yaml, lines.Concat(Parts.Split('\n')));
    }
}
