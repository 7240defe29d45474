using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Standalone in a process of its own, which can be killed.</summary>
internal sealed record StandaloneProcess(ChildProcess Process, Uri Grpc, Uri Http) : StandaloneServer(Process, Grpc, Http)
{
    internal static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "Tabulation.Standalone.dll");

    /// <summary>Without a demonstration, waiting for the statements of an election that this key signs, with settings given as NAME=VALUE.</summary>
    public static async Task<StandaloneProcess> StartAsync(string data, VerificationKey operatorKey, params IEnumerable<string> settings)
    {
        var process = ChildProcess.Start("env", [.. settings, "dotnet", Path, .. await ArgumentsAsync(data, operatorKey)]);
        try
        {
            var (grpc, http) = Addresses(await process.ReadLineWith("gRPC on "));
            return new(process, grpc, http);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public static ChildProcess Launch(params IEnumerable<string> arguments) => ChildProcess.Start(
        "dotnet", [Path, .. arguments.Contains("--urls") ? [] : AnyPorts, .. arguments]);

    /// <summary>Ends it between two instructions, as a power cut would.</summary>
    public async Task KillAsync()
    {
        await Process.Signal("KILL");
        await Process.ExitCode();
    }
}
