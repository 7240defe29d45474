using System.Text.RegularExpressions;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Standalone in a process of its own, on ports that are free and a data directory of the test's.</summary>
internal sealed partial record StandaloneProcess(ChildProcess Process, Uri Grpc, Uri Http) : IAsyncDisposable
{
    private const string AnyPorts = "http://127.0.0.1:0,http://127.0.0.1:0";

    internal static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Tabulation.Standalone.dll");

    /// <summary>Without a demonstration, waiting for the statements of an election that this key signs, with settings given as NAME=VALUE.</summary>
    public static async Task<StandaloneProcess> StartAsync(string data, VerificationKey operatorKey, params IEnumerable<string> settings)
    {
        Directory.CreateDirectory(data);
        var keyFile = Path.Combine(data, "operator.pem");
        await File.WriteAllTextAsync(keyFile, operatorKey.ToPem());
        var process = ChildProcess.Start(
            "env", [.. settings, "dotnet", Program, "--urls", AnyPorts, "--demo", "none", "--operator-key", keyFile, "--data", data]);
        try
        {
            var grpc = Address().Match(await process.ReadLineWith("gRPC on "));
            return new(process, new Uri(grpc.Groups["grpc"].Value), new Uri(grpc.Groups["http"].Value));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public static ChildProcess Launch(params IEnumerable<string> arguments) =>
        ChildProcess.Start("dotnet", [Program, .. arguments.Contains("--urls") ? [] : (string[])["--urls", AnyPorts], .. arguments]);

    /// <summary>Ends it between two instructions, as a power cut would.</summary>
    public async Task KillAsync()
    {
        await Process.Signal("KILL");
        await Process.ExitCode();
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    [GeneratedRegex("gRPC on (?<grpc>[^ ,]+), JSON on (?<http>[^ ,]+/)api")]
    private static partial Regex Address();
}
