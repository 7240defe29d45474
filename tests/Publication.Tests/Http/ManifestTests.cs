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
    [Fact]
    public async Task Every_file_listed_is_what_its_route_answers()
    {
        var small = new SmallElection(new SmallElectionSettings { Precincts = 6, Whole = true });
        var script = new LedgerScript(small).Wait(2_500).Add(small, 0).Add(small, 1);
        await using var api = await PublishedApi.StartAsync(script);
        var manifest = await api.JsonAsync("api/manifest.json");
        var files = manifest.GetProperty("files").EnumerateArray().ToList();
        foreach (var file in files)
        {
            using var answer = await api.GetAsync(file.GetProperty("path").GetString()!.TrimStart('/'));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(
                (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), answer.Content.Headers.ContentType!.ToString(), (long)script.Leaves.Count),
                (file.GetProperty("length").GetInt32(), file.GetProperty("sha256").GetString(), file.GetProperty("mediaType").GetString(), file.GetProperty("position").GetInt64()));
        }

        Assert.Superset(
            new HashSet<string> { "/api/election", "/api/contests", "/api/turnout.csv", "/api/nist.json", "/api/nist.xml", "/api/observers.csv" },
            files.Select(file => file.GetProperty("path").GetString()!).ToHashSet());
        Assert.Equal(("tabulation-manifest/1", "CC0-1.0", small.Settings.ExternalId), (Text(manifest, "format"), Text(manifest, "licence"), Text(manifest, "externalId")));
    }

    [Fact]
    public async Task Before_the_release_hour_only_what_is_open_then_is_listed()
    {
        var closed = new SmallElection(new SmallElectionSettings { Precincts = 6, Whole = true, Release = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(1) });
        await using var api = await PublishedApi.StartAsync(new LedgerScript(closed).Wait(2_500).Add(closed, 0));
        var manifest = await api.JsonAsync("api/manifest.json");
        Assert.Equal(
            ["/api/election", "/api/turnout", "/api/turnout.csv", "/api/nist.json", "/api/nist.xml"],
            manifest.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!));
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

    private static void Write(string file, NoteSigner signer, MirrorList list) => File.WriteAllText(file, Encoding.UTF8.GetString(signer.Sign(list.ToString()).ToBytes()));

    private static string? Text(JsonElement here, string name) => here.GetProperty(name).GetString();
}
