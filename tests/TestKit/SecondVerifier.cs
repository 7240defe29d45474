using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Tabulation.TestKit;

/// <summary>Runs deploy/verifier, which shares no code with the services.</summary>
public static class SecondVerifier
{
    /// <summary>Processes that wait for the next log. They end with this one, which is when their standard input does.</summary>
    private static readonly ConcurrentBag<ChildProcess> Idle = [];

    /// <param name="place">The log's URL or folder.</param>
    /// <param name="election">The election's id.</param>
    /// <param name="logKey">The log's vkey.</param>
    /// <param name="options">More, as on the command line.</param>
    /// <returns>Its exit code, and its report as JSON; null where it cannot read the log.</returns>
    public static async Task<(int ExitCode, JsonNode? Report)> RunAsync(
        string place, string election, string logKey, params IEnumerable<string> options)
    {
        var node = Idle.TryTake(out var waiting) ? waiting : ChildProcess.Start("node", Repository.PathOf("tests/TestKit/second-verifier.mjs"));
        var arguments = Arguments(place, election, logKey, options).Select(argument => (JsonNode)argument);
        await node.Input.WriteLineAsync(new JsonArray([.. arguments]).ToJsonString());
        await node.Input.FlushAsync();
        var line = await node.ReadLine() ?? throw new InvalidOperationException($"The verifier ended: {node.Errors}");
        Idle.Add(node);
        var answer = JsonNode.Parse(line)!;
        return Checked((int)answer["code"]!, answer["report"], $"{answer["error"]}");
    }

    /// <summary>The same by its own command, in a process of its own.</summary>
    public static async Task<(int ExitCode, JsonNode? Report)> RunApartAsync(
        string place, string election, string logKey, params IEnumerable<string> options)
    {
        await using var node = ChildProcess.Start(
            "node", [Repository.PathOf("deploy/verifier/verify.mjs"), "--json", .. Arguments(place, election, logKey, options)]);
        var report = await node.ReadLine();
        var code = await node.ExitCode();
        return Checked(code, report is null ? null : JsonNode.Parse(report), node.Errors);
    }

    private static IEnumerable<string> Arguments(string place, string election, string logKey, IEnumerable<string> options) =>
        [place, "--election", election, "--log-key", logKey, .. options];

    private static (int ExitCode, JsonNode? Report) Checked(int code, JsonNode? report, string errors) =>
        code is 0 or 1 or 2 && (report is null) == (code == 2)
            ? (code, report)
            : throw new InvalidOperationException($"The verifier exited with {code}: {report?.ToJsonString()} {errors}");
}
