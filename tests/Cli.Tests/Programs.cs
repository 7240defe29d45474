using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors);

/// <summary>The programs under test, as built beside this test.</summary>
internal static class Programs
{
    // .../tests/Cli.Tests/bin/CONFIGURATION/net10.0/
    private static readonly string Built = Path.Combine(
        Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory)!)!), Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory)!));

    private static string Tabulate => Repository.PathOf($"services/Cli/bin/{Built}/tabulate.dll");

    private static string Standalone => Repository.PathOf($"services/Standalone/bin/{Built}/Tabulation.Standalone.dll");

    public static ChildProcess StartTabulate(params IEnumerable<string> arguments) => ChildProcess.Start("dotnet", [Tabulate, .. arguments]);

    public static ChildProcess StartStandalone(params IEnumerable<string> arguments) => ChildProcess.Start("dotnet", [Standalone, .. arguments]);

    public static async Task<Ended> RunAsync(params IEnumerable<string> arguments)
    {
        await using var process = StartTabulate(arguments);
        var lines = new List<string>();
        while (await process.ReadLine().WaitAsync(Wait.Limit) is { } line) lines.Add(line);
        return new(await process.ExitCode(), string.Join('\n', lines), process.Errors);
    }
}
