using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>The small example, by the commands that its README shows, as they stand there.</summary>
public sealed partial class HarbourTests
{
    private static readonly string Example = Repository.PathOf("deploy/examples/harbour");

    private readonly string[] blocks = [.. Block().Matches(File.ReadAllText(Path.Combine(Example, "README.md"))).Select(block => block.Groups[1].Value)];

    [Fact]
    public async Task Its_README_leads_from_the_definition_to_both_certificates()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.File("deploy"), Repository.PathOf("deploy"));
        await ShellAsync(folder, blocks[0].Split('\n')[0], "");
        await using var standalone = Programs.Serve(folder.File("keys/central.pub.pem"), "--data", folder.File("data"));
        var server = $"--server {Address().Match(await standalone.LineWith("gRPC on")).Value}";
        await ShellAsync(folder, string.Concat(blocks[1..]), server);

        var assembly = (await DocumentAsync($"totals --contest assembly {server}")).GetProperty("totals")[0];
        Assert.Equal(SumsOf("list_a", "list_b", "list_c", "list_d"), Figures(assembly.GetProperty("votes")));
        var mayor = (await DocumentAsync($"totals --contest mayor {server}")).GetProperty("totals")[0];
        Assert.Equal(SumsOf("ada", "ben"), Figures(mayor.GetProperty("votes")));
        var seats = (await DocumentAsync($"seats --contest assembly {server}")).GetProperty("contests")[0].GetProperty("selections");
        Assert.Equal([3, 4, 2, 0], seats.EnumerateArray().Select(each => each.GetProperty("seats").GetInt32()));
    }

    private static Task<string> ShellAsync(TemporaryFolder folder, string commands, string server) => ChildProcess.Run(
        "bash", "-euo", "pipefail", "-c", $"cd {folder.Path}\ntabulate() {{ {Programs.TabulateLine} \"$@\" {server}; }}\n{commands}");

    private static async Task<JsonElement> DocumentAsync(string command)
    {
        var ended = await Programs.RunAsync([.. command.Split(' '), "--json"]);
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private static IEnumerable<long> SumsOf(params string[] columns)
    {
        var rows = File.ReadAllLines(Path.Combine(Example, "results.csv")).Select(line => line.Split(',')).ToArray();
        return columns.Select(column => rows[1..].Sum(row => long.Parse(row[Array.IndexOf(rows[0], column)])));
    }

    private static IEnumerable<long> Figures(JsonElement figures) => figures.EnumerateObject().Select(figure => figure.Value.GetInt64());

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Address();
}
