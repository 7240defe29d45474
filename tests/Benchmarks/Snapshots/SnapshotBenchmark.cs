using System.Globalization;
using System.Text.RegularExpressions;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Snapshots;

/// <summary>Requests a second for a document over HTTP, beside the same bytes as a file from nginx: with one load generator, in turns, on one machine.</summary>
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
        await CompareAsync("as it is", seconds, (document, ""), (file, ""));
        await CompareAsync("gzip", seconds, (document, "Accept-Encoding: gzip"), (file, "Accept-Encoding: gzip"));
        var known = await ReadAsync(client, file, "identity");
        await CompareAsync("304", seconds, (document, $"If-None-Match: {plain.Tag}"), (file, $"If-None-Match: {known.Tag}"));
        return 0;
    }

    private static async Task CompareAsync(string what, int seconds, (Uri Address, string Header) ours, (Uri Address, string Header) theirs)
    {
        var (here, there) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            here.Add(await MeasureAsync(ours.Address, ours.Header, seconds));
            there.Add(await MeasureAsync(theirs.Address, theirs.Header, seconds));
        }

        var (median, other) = (here.Order().ElementAt(Rounds / 2), there.Order().ElementAt(Rounds / 2));
        Console.WriteLine($"{what,-10} Publication {median,9:N0} /s   nginx {other,9:N0} /s   {median / other:P0}");
    }

    private static async Task<double> MeasureAsync(Uri address, string header, int seconds)
    {
        string[] headers = header.Length > 0 ? ["-H", header] : [];
        var said = await ChildProcess.Run("wrk", ["-t1", $"-c{Connections}", $"-d{seconds}s", .. headers, address.AbsoluteUri]);
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
