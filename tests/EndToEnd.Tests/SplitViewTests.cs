using System.Net;
using Tabulation.Client.Elections;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A witness was shown, and cosigned, another history that the log's own key has signed.</summary>
public sealed class SplitViewTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SmallElection election = new();
    private readonly Ed25519SigningKey key = Ed25519SigningKey.Create();
    private readonly NoteSigner log;
    private readonly SignedNote fork;
    private WitnessProcess witness = null!;

    public SplitViewTests()
    {
        log = new NoteSigner("tabulation.invalid/none", key);
        fork = log.Sign(new Checkpoint(log.Verifier.Name, new TreeHead(2, Hash256.Of([42]))).ToString());
    }

    public async Task InitializeAsync()
    {
        witness = await WitnessProcess.StartAsync(folder.File("one.example"), "one.example", log.Verifier);
        Directory.CreateDirectory(folder.File("data"));
        await File.WriteAllTextAsync(folder.File("data/log.pem"), key.ToPem());
    }

    public async Task DisposeAsync() => await witness.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_kept_stops_publication_and_does_so_after_a_restart_without_the_witness()
    {
        await using (var server = await StartAsync($"Checkpoints__Witnesses={witness.Setting}"))
        {
            using var client = await TestClient.ConnectAsync(server);
            Assert.Null(await ElectionOpener.OpenAsync(client.Submitter(), election.Signed));
            var size = await SubmitAsync(client, 0);
            await Wait.Until(async () => await CheckpointedAsync(client) >= size, "a checkpoint that the witness has cosigned");

            // The witness is another one now, which was shown the other history first.
            await witness.StopAsync("KILL");
            witness = await WitnessProcess.StartAsync(folder.File("two.example"), "one.example", log.Verifier, witness.Address, keyOf: folder.File("one.example"));
            using (var answer = await client.Http.PostAsync(
                new Uri(witness.Address, "add-checkpoint"), new ByteArrayContent(new WitnessRequest(0, [], fork).ToBytes()))) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await SubmitAsync(client, 1);
            await StoppedAsync(client);
            // The checkpoint published last: of one entry more where the witness took so long to answer that it was not waited for.
            Assert.Matches($"\n({size}|{size + 1})\n", await GetAsync(client, "log/evidence"));
            // What was handed in is taken in all the same, and counted.
            await SubmitAsync(client, 2);
        }

        await using var restarted = await StartAsync();
        using var again = await TestClient.ConnectAsync(restarted);
        await SubmitAsync(again, 3);
        await StoppedAsync(again);
    }

    private Task<StandaloneProcess> StartAsync(params string[] settings) => StandaloneProcess.StartAsync(folder.File("data"), election.Root.PublicKey, settings);

    private async Task StoppedAsync(TestClient client)
    {
        await Wait.Until(async () => await StatusAsync(client, "log/evidence") == HttpStatusCode.OK, "the evidence");
        Assert.StartsWith(fork.ToString(), await GetAsync(client, "log/evidence"), StringComparison.Ordinal);
        foreach (var path in new[] { "log/checkpoint", "log/tile/0/000.p/1", "log/tile/entries/000.p/1", "log/results/2" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, path));
        Assert.Contains("two histories", await GetAsync(client, "api/log"), StringComparison.Ordinal);
        await Wait.Until(async () => await StatusAsync(client, "readyz") == HttpStatusCode.ServiceUnavailable, "health to say so");
    }

    /// <summary>The log's size afterwards.</summary>
    private async Task<long> SubmitAsync(TestClient client, int precinct) =>
        (long)(await client.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)))).Receipt.Position + 1;

    private static async Task<long> CheckpointedAsync(TestClient client) =>
        await StatusAsync(client, "log/checkpoint") == HttpStatusCode.OK
            && SignedNote.TryParse(await client.Http.GetByteArrayAsync(new Uri("log/checkpoint", UriKind.Relative)), out var note)
            && Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Head.Size : 0;

    private static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var response = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private static Task<string> GetAsync(TestClient client, string path) => client.Http.GetStringAsync(new Uri(path, UriKind.Relative));
}
