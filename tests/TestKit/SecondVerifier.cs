using System.Text.Json.Nodes;

namespace Tabulation.TestKit;

/// <summary>Runs deploy/verifier, which shares no code with the services.</summary>
public static class SecondVerifier
{
    /// <param name="place">The log's URL or folder.</param>
    /// <param name="election">The election's id.</param>
    /// <param name="logKey">The log's vkey.</param>
    /// <param name="options">More, as on the command line.</param>
    /// <returns>Its exit code, and its report as JSON; null where it cannot read the log.</returns>
    public static async Task<(int ExitCode, JsonNode? Report)> RunAsync(
        string place, string election, string logKey, params IEnumerable<string> options)
    {
        string[] arguments = [place, "--json", "--election", election, "--log-key", logKey, .. options];
        await using var node = ChildProcess.Start("node", [Repository.PathOf("deploy/verifier/verify.mjs"), .. arguments]);
        var report = await node.ReadLine();
        var code = await node.ExitCode();
        return code is 0 or 1 or 2 && (report is null) == (code == 2)
            ? (code, report is null ? null : JsonNode.Parse(report))
            : throw new InvalidOperationException($"The verifier exited with {code}: {report} {node.Errors}");
    }
}
