using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>One server with Aralia's night, up to what waits for the next evening, played against it through <c>tabulate simulate</c>.</summary>
public sealed partial class Night : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private InnerProgram? server;

    internal string Server { get; private set; } = "";

    /// <summary>The server's log, and its key.</summary>
    internal (string Url, string Key) Log { get; private set; }

    internal string Keys => folder.File("keys");

    /// <summary>What <c>simulate</c> said to a server that trusts these keys.</summary>
    internal Ended Played { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync()
    {
        var operatorKey = (await Programs.RunAsync("simulate", "aralia", "--prepare", "--keys", Keys)).Output;
        server = Programs.Serve(operatorKey);
        Server = Address().Match(await server.LineWith("gRPC on")).Value;
        var log = LogLine().Match(await server.LineWith("with key "));
        Log = (log.Groups["url"].Value, log.Groups["key"].Value);
        Played = await Programs.RunAsync("simulate", "aralia", "--until", "20.8", "--keys", Keys, "--server", Server, "--json");
    }

    /// <summary>Waits until the log's checkpoint covers all that the ledger has: it is up to a second behind.</summary>
    internal async Task PublishedAsync()
    {
        using var http = new HttpClient();
        var head = await Programs.RunAsync("ledger", "head", "--server", Server, "--json");
        var size = JsonElement.Parse(head.Output).GetProperty("size").GetUInt64();
        var checkpoint = new Uri(new Uri(Log.Url), "checkpoint");
        await Wait.Until(async () => (await http.GetStringAsync(checkpoint)).Split('\n')[1] == $"{size}", $"a checkpoint of {size} entries");
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("^Log (?<url>[^ ]+) with key (?<key>[^ ]+)")]
    private static partial Regex LogLine();

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Address();
}
