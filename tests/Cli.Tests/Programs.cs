using Tabulation.Standalone;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors);

/// <summary>The programs under test: within this process, and as built beside it in processes of their own.</summary>
internal static class Programs
{
    private static readonly string[] AnyPorts = ["--urls", "http://127.0.0.1:0,http://127.0.0.1:0"];

    // .../tests/Cli.Tests/bin/CONFIGURATION/net10.0/
    private static readonly string Built = Path.Combine(
        Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory)!)!), Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory)!));

    // As in its runtimeconfig.json: what help calls the program.
    static Programs() => AppContext.SetData("System.CommandLine.ExecutableName", "tabulate");

    private static string Tabulate => Repository.PathOf($"services/Cli/bin/{Built}/tabulate.dll");

    private static string StandaloneProgram => Repository.PathOf($"services/Standalone/bin/{Built}/Tabulation.Standalone.dll");

    /// <summary>How a shell calls it.</summary>
    public static string TabulateLine => $"dotnet {Tabulate}";

    /// <summary>In a process of its own, to be killed or to get a signal.</summary>
    public static ChildProcess StartTabulate(params IEnumerable<string> arguments) => ChildProcess.Start("dotnet", [Tabulate, .. arguments]);

    /// <inheritdoc cref="StartTabulate"/>
    public static ChildProcess StartStandalone(params IEnumerable<string> arguments) =>
        ChildProcess.Start("dotnet", [StandaloneProgram, .. AnyPorts, .. arguments]);

    /// <summary>A server that waits for the statements of the election that this key opens, until it is disposed of.</summary>
    public static InnerProgram Serve(string operatorKey, params IEnumerable<string> arguments)
    {
        string[] all = ["--demo", "none", "--operator-key", operatorKey, .. AnyPorts, .. arguments];
        return InnerProgram.Start(stop => StandaloneCommand.Create().Parse(all).InvokeAsync(cancellationToken: stop));
    }

    public static Task<Ended> RunAsync(params IEnumerable<string> arguments) => AnswerAsync("", arguments);

    /// <summary>Runs <c>tabulate</c> with this on its standard input, which then ends.</summary>
    public static async Task<Ended> AnswerAsync(string input, params IEnumerable<string> arguments)
    {
        string[] all = [.. arguments];
        await using var program = InnerProgram.Start(_ => TabulateCommand.RunAsync(all), input);
        var code = await program.ExitCode();
        return new(code, program.Output.TrimEnd('\n'), program.Errors);
    }

    /// <summary>Runs <c>tabulate</c> in a process of its own.</summary>
    public static async Task<Ended> RunApartAsync(params IEnumerable<string> arguments)
    {
        await using var process = StartTabulate(arguments);
        process.Input.Close();
        var lines = new List<string>();
        while (await process.ReadLine().WaitAsync(Wait.Limit) is { } line) lines.Add(line);
        return new(await process.ExitCode(), string.Join('\n', lines), process.Errors);
    }
}
