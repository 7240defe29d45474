using System.Globalization;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Snapshots;

/// <summary>
/// Requests a second for a document over HTTP, beside the same bytes as a file from nginx and from the bare web server that it is built upon:
/// with one load generator, in turns, on one machine.
/// </summary>
internal static partial class SnapshotBenchmark
{
    private const int Rounds = 3, Connections = 32;

    public static async Task<int> RunAsync(int seconds, string path)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        await using var server = ChildProcess.Start(
            "env", "Http__RequestsPerSecond=0", "dotnet", Repository.PathOf($"services/Standalone/bin/{configuration}/net10.0/Tabulation.Standalone.dll"),
            "--demo", "aralia", "--speed", "max", "--urls", "http://127.0.0.1:0,http://127.0.0.1:0");
        var http = new Uri(Address().Match(await server.ReadLineWith("JSON on ")).Value);
        var document = new Uri(http, path);
        using var client = new HttpClient();
        await Wait.Until(async () => (await client.GetAsync(document)).IsSuccessStatusCode, "the document");
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var (plain, gzip) = (await ReadAsync(client, document, "identity"), await ReadAsync(client, document, "gzip"));
        await using var nginx = await NginxFile.StartAsync(plain.Body, gzip.Body);
        var file = new Uri(nginx.Address, "totals");
        Console.WriteLine($"{path}: {plain.Body.Length:N0} bytes, {gzip.Body.Length:N0} compressed; {Connections} connections, {Rounds} rounds of {seconds} s each, in turns");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("totals"), plain.Body);
        await using var bare = BareServer.Start(folder.File("totals"));
        var ceiling = new Uri(await bare.ReadLineWith("http://"));
        await CompareAsync("as it is", seconds, ("Publication", document, ""), ("bare Kestrel", ceiling, ""), ("nginx", file, ""));
        await CompareAsync("gzip", seconds, ("Publication", document, "Accept-Encoding: gzip"), ("nginx", file, "Accept-Encoding: gzip"));
        var known = await ReadAsync(client, file, "identity");
        await CompareAsync("304", seconds, ("Publication", document, $"If-None-Match: {plain.Tag}"), ("nginx", file, $"If-None-Match: {known.Tag}"));
        return 0;
    }

    /// <summary>Each beside the last.</summary>
    private static async Task CompareAsync(string what, int seconds, params (string Name, Uri Address, string Header)[] servers)
    {
        var rates = servers.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            foreach (var (number, server) in servers.Index()) rates[number].Add(await MeasureAsync(server.Address, server.Header, seconds));
        double[] medians = [.. rates.Select(each => each.Order().ElementAt(Rounds / 2))];
        Console.WriteLine($"{what,-10} {string.Join("   ", servers.Zip(medians, (server, median) => $"{server.Name} {median:N0} /s ({median / medians[^1]:P0})"))}");
    }

    /// <summary>Answers a second.</summary>
    public static async Task<double> MeasureAsync(Uri address, string header, int seconds, int connections = Connections)
    {
        string[] headers = header.Length > 0 ? ["-H", header] : [];
        var said = await ChildProcess.Run("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", .. headers, address.AbsoluteUri]);
        if (said.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"Refused: {said}");
        return double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<(byte[] Body, string Tag)> ReadAsync(HttpClient client, Uri address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", encoding);
        using var response = await client.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(), response.Headers.ETag!.ToString());
    }

    [GeneratedRegex(@"(?<=JSON on )http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
