using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tabulation.Client.Elections;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>A log with two witnesses, both of which must have cosigned before results are final.</summary>
public sealed class WitnessTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SmallElection election = new();
    private readonly Ed25519SigningKey key = Ed25519SigningKey.Create();
    private readonly NoteSigner log;
    private readonly List<WitnessProcess> witnesses = [];
    private StandaloneProcess server = null!;
    private TestClient client = null!;

    public WitnessTests() => log = new NoteSigner("tabulation.invalid/none", key);

    public async Task InitializeAsync()
    {
        foreach (var name in new[] { "one.example", "two.example" }) witnesses.Add(await WitnessProcess.StartAsync(folder.File(name), name, log.Verifier));
        Directory.CreateDirectory(folder.File("data"));
        await File.WriteAllTextAsync(Path.Combine(folder.File("data"), "log.pem"), key.ToPem());
        server = await StandaloneProcess.StartAsync(
            folder.File("data"), election.Root.PublicKey,
            $"Checkpoints__Witnesses={string.Join(',', witnesses.Select(witness => witness.Setting))}", "Checkpoints__WitnessesNeeded=2");
        client = await TestClient.ConnectAsync(server);
        Assert.Null(await ElectionOpener.OpenAsync(client.Submitter(), election.Signed));
    }

    public async Task DisposeAsync()
    {
        client?.Dispose();
        if (server is not null) await server.DisposeAsync();
        foreach (var witness in witnesses) await witness.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Results_are_final_while_both_cosign_and_go_on_as_not_final_while_one_is_away()
    {
        await CosignedByBothAsync(0);
        await witnesses[1].StopAsync("KILL");
        await CosignedAsync(await SubmitAsync(3), 1, isFinal: false);
        var last = await SubmitAsync(4);
        await CosignedAsync(last, 1, isFinal: false);
        witnesses.Add(await WitnessProcess.StartAsync(folder.File("two.example"), "two.example", log.Verifier, witnesses[1].Address));
        // Nothing more is recorded.
        await CosignedAsync(last, 2, isFinal: true);
    }

    [Fact]
    public async Task A_fork_that_the_log_signs_is_refused_and_kept_even_after_a_restart()
    {
        var size = await CosignedByBothAsync(0);
        await witnesses[0].StopAsync("INT");
        Assert.Equal(0, await witnesses[0].Process.ExitCode());
        var witness = await WitnessProcess.StartAsync(folder.File("one.example"), "one.example", log.Verifier);
        witnesses.Add(witness);
        var fork = log.Sign(new Checkpoint(log.Verifier.Name, new TreeHead(size, Rfc6962.EmptyRoot)).ToString());
        using (var answer = await AddAsync(witness, new WitnessRequest(size, [], fork))) Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var evidence = Assert.Single(Directory.GetFiles(Path.Combine(WitnessProcess.StateIn(folder.File("one.example")), "evidence"), "*", SearchOption.AllDirectories));
        var text = await File.ReadAllTextAsync(evidence);
        Assert.Contains($"{fork}", text, StringComparison.Ordinal);
        Assert.Contains(await CosignedByAsync(witness), text, StringComparison.Ordinal);
        await Wait.Until(() => witness.Process.Errors.Contains(evidence, StringComparison.Ordinal), "the console's word of it");
    }

    /// <summary>The log's size afterwards.</summary>
    private async Task<long> SubmitAsync(int precinct)
    {
        var answer = await client.SubmitAsync(election.CommissionOf(precinct).Sign(election.Result(precinct)));
        return (long)answer.Receipt.Position + 1;
    }

    /// <returns>The log's size.</returns>
    private async Task<long> CosignedByBothAsync(int precinct)
    {
        var size = await SubmitAsync(precinct);
        await CosignedAsync(size, 2, isFinal: true);
        return size;
    }

    /// <summary>Waits for a checkpoint of this size with so many cosignatures, and looks at what is said of it and what it says itself.</summary>
    private async Task CosignedAsync(long size, int cosigned, bool isFinal)
    {
        JsonElement status = default;
        await Wait.Until(async () => Says(status = await StatusAsync(), size, cosigned), $"a checkpoint of {size} entries, cosigned by {cosigned}");
        Assert.Equal(isFinal, status.GetProperty("final").GetBoolean());
        Assert.Equal(NoteCheck.Verified, SignedNote.Open(
            await client.Http.GetByteArrayAsync(new Uri("log/checkpoint", UriKind.Relative)), [log.Verifier], out var note));
        Assert.True(Checkpoint.TryParse(note!.Text, out var checkpoint));
        Assert.Equal(size, checkpoint.Head.Size);
        var policy = new WitnessPolicy(2, [.. witnesses.Select(witness => witness.Key).Distinct()]);
        Assert.Equal(isFinal ? WitnessCheck.Enough : WitnessCheck.TooFew, policy.Check(note, out var signers));
        Assert.Equal(cosigned, signers.Count);
    }

    private static bool Says(JsonElement status, long size, int cosigned) =>
        status.GetProperty("size").GetInt64() == size && status.GetProperty("cosigned").GetInt32() == cosigned;

    private async Task<JsonElement> StatusAsync() =>
        JsonDocument.Parse(await client.Http.GetStringAsync(new Uri("api/log", UriKind.Relative))).RootElement;

    private Task<HttpResponseMessage> AddAsync(WitnessProcess witness, WitnessRequest request) =>
        client.Http.PostAsync(new Uri(witness.Address, "add-checkpoint"), new ByteArrayContent(request.ToBytes()));

    private Task<string> CosignedByAsync(WitnessProcess witness)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(log.Verifier.Name)));
        return client.Http.GetStringAsync(new Uri(witness.Address, $"{hash}/checkpoint"));
    }
}
