using System.Text.Json.Nodes;
using Tabulation.Cli;
using Tabulation.TestKit;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary><c>tabulate</c> as those run it who check what is published, and the second verifier beside it.</summary>
internal static class Tabulate
{
    public static async Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments)
    {
        string[] all = [.. arguments];
        await using var program = InnerProgram.Start(_ => TabulateCommand.RunAsync(all));
        var code = await program.ExitCode();
        return (code, program.Output + program.Errors);
    }

    /// <summary>Both verifiers find nothing wrong.</summary>
    public static async Task BothVerifyAsync(this PlayedElection played, string log)
    {
        var (code, report) = await VerifyAsync(played, log);
        Assert.True(code == 0, $"{report}");
        (code, report) = await SecondAsync(played, log);
        Assert.True(code == 0, $"{report?.ToJsonString()}");
    }

    /// <summary>Both verifiers name the same file and, where it is about one, the same entry.</summary>
    /// <param name="played">The election.</param>
    /// <param name="log">Its log, or what is shown as such.</param>
    /// <param name="code">How <c>tabulate verify</c> calls what is wrong; null where that does not matter.</param>
    /// <param name="file">The file that is wrong.</param>
    /// <param name="position">The entry that is wrong; null where that does not matter.</param>
    public static async Task BothNameAsync(this PlayedElection played, string log, string? code, string file, long? position = null)
    {
        await NamesAsync(played, log, code, file, position);
        await SecondNamesAsync(played, log, file, position);
    }

    /// <summary>The first of both.</summary>
    public static async Task NamesAsync(this PlayedElection played, string log, string? code, string file, long? position)
    {
        var (exit, report) = await VerifyAsync(played, log);
        var problem = report?["problem"];
        Assert.True((exit, (string?)problem?["file"]) == (1, file), $"{file}: {report}");
        if (code is not null) Assert.Equal(code, (string?)problem!["code"]);
        if (position is not null) Assert.Equal(position, (long?)problem!["position"]);
    }

    /// <summary>The second of both.</summary>
    public static async Task SecondNamesAsync(this PlayedElection played, string log, string file, long? position)
    {
        var (exit, report) = await SecondAsync(played, log);
        Assert.True((exit, (string?)report?["file"]) == (1, file), $"{file}: {report?.ToJsonString()}");
        if (position is not null) Assert.Equal(position, (long?)report!["position"]);
    }

    /// <summary>How both end.</summary>
    public static async Task<(int First, int Second)> BothExitAsync(this PlayedElection played, string log) =>
        ((await VerifyAsync(played, log)).ExitCode, (await SecondAsync(played, log)).ExitCode);

    /// <summary>Copies what is published to a folder.</summary>
    public static async Task ExportAsync(this PlayedElection played, string to)
    {
        var (code, output) = await RunAsync("export", played.LogUrl, to, "--log-key", $"{played.Signer.Verifier}");
        Assert.True(code == 0, output);
    }

    private static async Task<(int ExitCode, JsonNode? Report)> VerifyAsync(PlayedElection played, string log)
    {
        var (code, output) = await RunAsync(
            "verify", log, "--election", $"{played.Election.Signed.Id}", "--log-key", $"{played.Signer.Verifier}", "--json");
        return (code, code is 0 or 1 ? JsonNode.Parse(output[..(output.LastIndexOf('}') + 1)]) : null);
    }

    private static Task<(int ExitCode, JsonNode? Report)> SecondAsync(PlayedElection played, string log) =>
        SecondVerifier.RunAsync(log, $"{played.Election.Signed.Id}", $"{played.Signer.Verifier}");
}
