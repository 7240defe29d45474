using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests;

/// <summary>The example election of 96,871 stations, defined and handed in as its README says, to a server of its own.</summary>
internal sealed partial class DumaElection : IAsyncDisposable
{
    public const string Stations = "data/duma-2016/stations.csv.gz";
    public const string Lists = "data/duma-2016/lists.csv";

    private static readonly string[] Told = ["position", "leafHash", "recordedAt", "disposition"];

    private readonly TemporaryFolder folder = new();
    private ChildProcess? server;
    private string page = "";

    public string Address { get; private set; } = "";

    public string Keys => folder.File("keys");

    /// <summary>Bytes of the server's ledger, its journal included.</summary>
    public long LedgerLength => new DirectoryInfo(folder.File("night")).EnumerateFiles("ledger.db*").Sum(file => file.Length);

    /// <summary>Defined from the example mapping, as <paramref name="change"/> changes its text, and open.</summary>
    public static async Task<DumaElection> OpenAsync(Func<string, string> change)
    {
        var election = new DumaElection();
        var mapping = election.folder.File("election.yaml");
        await File.WriteAllTextAsync(mapping, change(await File.ReadAllTextAsync(Repository.PathOf("deploy/examples/duma-2016/election.yaml"))));
        var data = Path.GetDirectoryName(SharedData.PathOf(Stations))!;
        await SucceedAsync(["election", "define", mapping, "--data", data, "--keys", election.Keys, "--new-keys", "--out", election.Folder]);
        await election.StartAsync();
        await election.TabulateAsync("election", "open", "--election", election.Folder);
        return election;
    }

    public async Task StartAsync()
    {
        server = Programs.StartStandalone(
            "--demo", "none", "--operator-key", Path.Combine(Keys, "cec.pem"), "--data", folder.File("night"));
        var addresses = HttpAddress().Matches(await server.ReadLineWith("gRPC on"));
        (Address, page) = (addresses[0].Value, addresses[1].Value);
    }

    public async Task KillAsync()
    {
        await server!.Signal("KILL");
        await server.ExitCode();
    }

    public ChildProcess StartSubmit(string receipts, params IEnumerable<string> more) => Programs.StartTabulate(
        ["submit", SharedData.PathOf(Stations), "--election", Folder, "--keys", Keys, "--server", Address, "--receipts", folder.File(receipts), "--json", .. more]);

    /// <summary>Hands all stations in to the end; what it said in sum.</summary>
    public async Task<JsonElement> SubmitAsync(string receipts)
    {
        await using var submit = StartSubmit(receipts);
        var lines = new List<string>();
        while (await submit.ReadLine().WaitAsync(Wait.Limit) is { } line) lines.Add(line);
        Assert.Equal(0, await submit.ExitCode());
        return JsonDocument.Parse(string.Join('\n', lines)).RootElement;
    }

    /// <summary>Statement id, position, time, disposition and rules, by row; without the proof, which depends on what was answered together.</summary>
    public Dictionary<string, string> Receipts(string file) => File.ReadLines(folder.File(file)).Where(line => line.EndsWith('}'))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(receipt => Text(receipt, "statementId"), receipt => string.Join(' ', Told.Select(field => Text(receipt, field))));

    public Task<string> TabulateAsync(params IEnumerable<string> arguments) => SucceedAsync([.. arguments, "--server", Address]);

    public async Task<JsonElement> DocumentAsync(params IEnumerable<string> arguments) =>
        JsonDocument.Parse(await TabulateAsync([.. arguments, "--json"])).RootElement;

    /// <summary>The whole country's totals, once so many stations are counted in them.</summary>
    public async Task<JsonElement> TotalsAsync(int counted)
    {
        JsonElement totals = default;
        await Wait.Until(
            async () => Counted(totals = (await DocumentAsync("totals")).GetProperty("totals")[0]) == counted,
            $"{counted} stations counted");
        return totals;
    }

    /// <summary>Exports the log once it has <paramref name="size"/> entries.</summary>
    public async Task<(string Folder, string Key)> ExportAsync(long size)
    {
        using var http = new HttpClient { BaseAddress = new Uri(page) };
        JsonElement log = default;
        await Wait.Until(async () => (log = await http.GetFromJsonAsync<JsonElement>("/api/log")).GetProperty("size").GetInt64() == size, "a checkpoint of all entries");
        var key = log.GetProperty("logKey").GetString()!;
        await SucceedAsync(["export", $"{page}/log", folder.File("mirror"), "--log-key", key]);
        return (folder.File("mirror"), key);
    }

    /// <summary>The columns from <paramref name="first"/> to the row's end, summed without anything that reads elections.</summary>
    public static async Task<long[]> SumsFromAsync(string first)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.PathOf(Stations)), CompressionMode.Decompress));
        var header = (await reader.ReadLineAsync())!.Split(',');
        var sums = new long[header.Length - Array.IndexOf(header, first)];
        while (await reader.ReadLineAsync() is { } line)
        {
            var figures = line.Split(',')[^sums.Length..];
            for (var i = 0; i < sums.Length; i++) sums[i] += long.Parse(figures[i], System.Globalization.CultureInfo.InvariantCulture);
        }

        return sums;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    private string Folder => folder.File("duma");

    private static async Task<string> SucceedAsync(IEnumerable<string> arguments)
    {
        var ended = await Programs.RunAsync(arguments);
        return ended.Code == 0 ? ended.Output : throw new InvalidOperationException($"Exit code {ended.Code}: {ended.Errors}");
    }

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex HttpAddress();

    private static int Counted(JsonElement totals) => totals.GetProperty("precincts").GetProperty("counted").GetInt32();

    private static string Text(JsonElement receipt, string field) => receipt.GetProperty(field).ToString();
}
