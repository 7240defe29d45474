using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>The small election defined by <c>tabulate election define</c>, and a server whose ledger is open with it.</summary>
internal sealed partial class OpenElection : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private InnerProgram? standalone;

    private OpenElection(int stations) => Files = ElectionFiles.WriteTo(folder.Path, stations);

    public ElectionFiles Files { get; }

    public Uri Server { get; private set; } = new("http://127.0.0.1:9");

    public string Keys => folder.File("keys");

    public string Directory => folder.File("election");

    public static async Task<OpenElection> StartAsync(int stations = 6, string? release = null, Action<ElectionFiles>? change = null)
    {
        var election = await DefineAsync(stations, release, change);
        await election.ServeAsync();
        var opened = await election.RunAsync("election", "open", "--election", election.Directory);
        Assert.True(opened.Code == 0, opened.Errors);
        return election;
    }

    public static async Task<OpenElection> DefineAsync(int stations = 6, string? release = null, Action<ElectionFiles>? change = null)
    {
        var election = new OpenElection(stations);
        if (release is not null) election.Files.Change(ElectionFiles.Yaml, 1, line => $"{line}\n  release: {release}");
        change?.Invoke(election.Files);
        var defined = await election.RunAsync(election.Define("--new-keys"));
        Assert.True(defined.Code == 0, defined.Errors);
        return election;
    }

    public string[] Define(params string[] more) =>
        ["election", "define", Files.PathOf(ElectionFiles.Yaml), "--keys", Keys, "--out", Directory, .. more];

    /// <summary>A server with an empty ledger that trusts the election's root key.</summary>
    public async Task ServeAsync()
    {
        standalone = Programs.Serve(Path.Combine(Keys, "central.pub.pem"), "--data", folder.File("data"));
        Server = new Uri(Address().Match(await standalone.LineWith("gRPC on")).Value);
    }

    public Task<Ended> RunAsync(params string[] arguments) => Programs.RunAsync([.. arguments, "--server", Server.OriginalString]);

    public Task<Ended> SubmitAsync(params string[] more) => RunAsync(Submit(ElectionFiles.Results, more));

    public string[] Submit(string results, params string[] more) =>
        ["submit", Files.PathOf(results), "--election", Directory, "--keys", Keys, .. more];

    public async Task<ulong> LedgerSizeAsync() =>
        JsonDocument.Parse((await RunAsync("ledger", "head", "--json")).Output).RootElement.GetProperty("size").GetUInt64();

    public string PathOf(string name) => folder.File(name);

    public async ValueTask DisposeAsync()
    {
        if (standalone is not null) await standalone.DisposeAsync();
        folder.Dispose();
    }

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Address();
}
