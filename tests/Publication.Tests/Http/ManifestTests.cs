using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http.Feeds;
using Tabulation.Publication.Log;
using Tabulation.Recount;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Tests.Http;

/// <summary>The list of all published files.</summary>
public class ManifestTests
{
    /// <summary>
    /// What no manifest lists, as it is no file: one station, pages of many, a stream, opinions on figures that are listed, the manifest, and
    /// tiles, which have a place of their own in it.
    /// </summary>
    private static readonly string[] NoFiles =
    [
        "/api/events", "/api/forensics", "/api/forensics/{plot}", "/api/manifest.json", "/api/observers", "/api/station", "/api/stations",
        "/api/stream", "/log/manifest.json", "/log/tile/{path}",
    ];

    private const string Table = "/api/totals.csv?level=";

    private readonly SmallElection small = new(new SmallElectionSettings { Precincts = 6, Whole = true });

    [Fact]
    public async Task Every_file_listed_is_what_its_route_answers()
    {
        var script = new LedgerScript(small).Wait(2_500).Add(small, 0).Add(small, 1);
        await using var api = await StartAsync(script);
        var manifest = await api.JsonAsync("api/manifest.json");
        foreach (var file in Files(manifest))
        {
            using var answer = await api.GetAsync(Text(file, "path")!.TrimStart('/'));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(
                (Text(file, "path"), answer.Content.Headers.ContentType!.ToString(), (long)script.Leaves.Count),
                (Text(file, "path"), Text(file, "mediaType"), file.GetProperty("position").GetInt64()));
            if (Text(file, "path") != "/api/events.csv")
                Assert.Equal(
                    (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (file.GetProperty("length").GetInt32(), Text(file, "sha256")));
        }

        Assert.Equal(await api.TextAsync("api/manifest.json"), await api.TextAsync("log/manifest.json"));
        Assert.Equal(("tabulation-manifest/1", "CC0-1.0", small.Settings.ExternalId), (Text(manifest, "format"), Text(manifest, "licence"), Text(manifest, "externalId")));
    }

    /// <summary>A route that is mapped and forgotten is neither listed nor named above.</summary>
    [Fact]
    public async Task Every_route_that_is_mapped_is_listed_or_is_no_file()
    {
        await using var api = await StartAsync(new LedgerScript(small).Wait(2_500).Add(small, 0).Add(small, 1));
        var mapped = (await api.JsonAsync("api/openapi.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        var files = Files(await api.JsonAsync("api/manifest.json")).Select(file => Text(file, "path")!).ToList();
        var listed = files.Select(file => file.Split('?')[0])
            .Select(file => file.StartsWith("/log/results/", StringComparison.Ordinal) ? "/log/results/{size}" : file).Distinct();
        // The log has shown one history, and names no mirrors.
        Assert.Equal(mapped.Except(NoFiles).Except(["/log/evidence", "/log/mirrors"]), listed);
        Assert.Empty(NoFiles.Except(mapped));
        Assert.Equal(["country", "ADMIN/1", "ADMIN/2", "DISTRICTS/1", "precinct"], Levels(files));
    }

    [Fact]
    public async Task Before_the_release_hour_only_what_is_open_then_is_listed()
    {
        var closed = new SmallElection(new SmallElectionSettings { Precincts = 6, Whole = true, Release = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1) });
        await using var api = await StartAsync(new LedgerScript(closed).Wait(2_500).Add(closed, 0));
        var manifest = await api.JsonAsync("api/manifest.json");
        Assert.Equal(
            [
                "/api/election", "/api/log", "/api/nist.json", "/api/nist.xml", "/api/openapi.json", "/api/turnout", "/api/turnout.csv", "/log/checkpoint", "/log/keys",
            ],
            Files(manifest).Select(file => Text(file, "path")!));
        Assert.Equal(JsonValueKind.Null, manifest.GetProperty("tiles").ValueKind);
    }

    [Fact]
    public void Mirrors_are_told_only_as_the_log_has_signed_them_and_anew_when_the_file_changes()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "mirrors.note");
        var (signer, other) = (new NoteSigner("results.example/log", Ed25519SigningKey.Create()), new NoteSigner("results.example/log", Ed25519SigningKey.Create()));
        var board = new LogBoard();
        var shelf = new MirrorShelf(new FeedSettings { MirrorsFile = file }, board, NullLogger<MirrorShelf>.Instance);
        var list = new MirrorList("results.example/log", Timestamp.FromMilliseconds(1), [new Uri("https://a.example/")]);
        Write(file, signer, list);
        Assert.Null(shelf.Read());
        board.Heard(new CheckpointNews([signer.Verifier], new WitnessPolicy(0, []), null, null, new TotalsView(new AsOf(), [], [])));
        Assert.Equal(list.Mirrors, shelf.Read()!.Value.List.Mirrors);
        Write(file, other, list);
        Assert.Null(shelf.Read());
        Write(file, signer, list with { Mirrors = [] });
        Assert.Empty(shelf.Read()!.Value.List.Mirrors);
        File.Delete(file);
        Assert.Null(shelf.Read());
    }

    /// <summary>With totals, keys and a checkpoint.</summary>
    private static async Task<PublishedApi> StartAsync(LedgerScript script)
    {
        var api = await PublishedApi.StartAsync(script);
        var signer = new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create());
        var log = PublishedLog.Of(script.Leaves, signer);
        api.Board.Apply(Changes.All(script));
        api.Log.Heard(
            new CheckpointNews([signer.Verifier], new WitnessPolicy(0, []), null, null, new TotalsView(new AsOf(), [], []), Keys: "keys"u8.ToArray()));
        api.Log.Publish(new PublishedCheckpoint(
            new TreeHead(script.Leaves.Count, Rfc6962.EmptyRoot), signer.Verifiers, log.Files["checkpoint"], "{}"u8.ToArray(), 0, IsFinal: true));
        return api;
    }

    private static List<JsonElement> Files(JsonElement manifest) => [.. manifest.GetProperty("files").EnumerateArray()];

    private static IEnumerable<string> Levels(IEnumerable<string> files) =>
        files.Where(file => file.StartsWith(Table, StringComparison.Ordinal)).Select(file => Uri.UnescapeDataString(file[Table.Length..]));

    private static void Write(string file, NoteSigner signer, MirrorList list) => File.WriteAllText(file, Encoding.UTF8.GetString(signer.Sign(list.ToString()).ToBytes()));

    private static string? Text(JsonElement here, string name) => here.GetProperty(name).GetString();
}
