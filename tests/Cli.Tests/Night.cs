using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>One server with Aralia's night played against it through <c>tabulate simulate</c>.</summary>
public sealed partial class Night : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private ChildProcess? server;

    internal string Server { get; private set; } = "";

    internal string Keys => folder.File("keys");

    /// <summary>What <c>simulate</c> said to a server that trusts these keys.</summary>
    internal Ended Played { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        var operatorKey = (await Programs.RunAsync("simulate", "aralia", "--prepare", "--keys", Keys)).Output;
        server = Programs.StartStandalone("--demo", "none", "--operator-key", operatorKey, "--urls", "http://127.0.0.1:0,http://127.0.0.1:0");
        Server = Address().Match(await server.ReadLineWith("gRPC on")).Value;
        Played = await Programs.RunAsync("simulate", "aralia", "--keys", Keys, "--server", Server, "--json");
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Address();
}
