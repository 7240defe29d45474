using System.Text.RegularExpressions;
using Tabulation.Standalone;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>Standalone within this process, or in one of its own, on ports that are free and a data directory of the test's.</summary>
internal partial record StandaloneServer(IAsyncDisposable Program, Uri Grpc, Uri Http) : IAsyncDisposable
{
    private protected static readonly string[] AnyPorts = ["--urls", "http://127.0.0.1:0,http://127.0.0.1:0"];

    /// <summary>Within this process, waiting for the statements of an election that this key signs.</summary>
    public static async Task<StandaloneServer> StartAsync(string data, VerificationKey operatorKey)
    {
        var arguments = await ArgumentsAsync(data, operatorKey);
        var program = InnerProgram.Start(stop => StandaloneCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: stop));
        var (grpc, http) = Addresses(await program.LineWith("gRPC on "));
        return new(program, grpc, http);
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();

    /// <summary>Without a demonstration. Makes the directory where there is none.</summary>
    private protected static async Task<string[]> ArgumentsAsync(string data, VerificationKey operatorKey)
    {
        Directory.CreateDirectory(data);
        var keyFile = Path.Combine(data, "operator.pem");
        await File.WriteAllTextAsync(keyFile, operatorKey.ToPem());
        return [.. AnyPorts, "--demo", "none", "--operator-key", keyFile, "--data", data];
    }

    private protected static (Uri Grpc, Uri Http) Addresses(string line)
    {
        var found = Address().Match(line);
        return (new Uri(found.Groups["grpc"].Value), new Uri(found.Groups["http"].Value));
    }

    [GeneratedRegex("gRPC on (?<grpc>[^ ,]+), JSON on (?<http>[^ ,]+/)api")]
    private static partial Regex Address();
}
