using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A whole night's log, verified without the services' code: over HTTP, and from a folder in which a bit was flipped.</summary>
public sealed partial class SecondVerifierTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_night_of_flagged_held_and_corrected_results_is_verified_and_every_flipped_bit_named()
    {
        await using var process = StandaloneProcess.Launch("--demo", "aralia", "--speed", "max");
        var log = LogLine().Match(await process.ReadLineWith("with key "));
        var (url, key) = (new Uri(log.Groups["url"].Value), log.Groups["key"].Value);
        await process.ReadLineWith("Serving. ");
        using var http = new HttpClient { BaseAddress = url };
        var election = (string)JsonNode.Parse(await http.GetStringAsync(new Uri("/api/election", UriKind.Relative)))!["id"]!;

        var (code, report) = await SecondVerifier.RunApartAsync($"{url}", election, key);
        Assert.True(code == 0, report?.ToJsonString());
        var files = await CopyAsync(http);
        Assert.Equal(0, (await SecondVerifier.RunApartAsync(folder.Path, election, key)).ExitCode);
        foreach (var file in files)
        {
            Flip(file);
            (code, report) = await SecondVerifier.RunApartAsync(folder.Path, election, key);
            Assert.Equal((1, file), (code, (string?)report!["file"]));
            Flip(file);
        }
    }

    /// <returns>The paths of one file of each kind; all have been copied.</returns>
    private async Task<string[]> CopyAsync(HttpClient http)
    {
        Assert.True(SignedNote.TryParse(await CopyAsync(http, "checkpoint"), out var note));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        var size = checkpoint.Head.Size;
        await CopyAsync(http, $"results/{size}");
        var tiles = TileList.Of(size).ToList();
        foreach (var tile in tiles) await CopyAsync(http, $"{tile}");
        var kinds = tiles.GroupBy(tile => (tile.IsEntries, tile.Level, tile.IsFull)).Select(kind => $"{kind.First()}");
        return ["checkpoint", $"results/{size}", .. kinds];
    }

    private async Task<byte[]> CopyAsync(HttpClient http, string path)
    {
        var bytes = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        await File.WriteAllBytesAsync(folder.File(path), bytes);
        return bytes;
    }

    private void Flip(string path)
    {
        var bytes = File.ReadAllBytes(folder.File(path));
        bytes[bytes.Length / 3] ^= 1;
        File.WriteAllBytes(folder.File(path), bytes);
    }

    [GeneratedRegex("^Log (?<url>[^ ]+) with key (?<key>[^ ]+)$")]
    private static partial Regex LogLine();
}
