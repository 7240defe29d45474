using System.Text.Json;
using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Contracts;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.EndToEnd.Tests.Corruptions;
using Tabulation.Recount.Receipts;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests;

/// <summary>The log's key and the one that signs receipts are changed while an election goes on.</summary>
public sealed class RotationTests : IAsyncLifetime, IDisposable
{
    private const string Origin = "tabulation.invalid/none";

    private readonly TemporaryFolder folder = new();
    private readonly SmallElection election = new();
    private WitnessProcess witness = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Data);
        NewKeys();
        witness = await WitnessProcess.StartAsync(folder.File("one.example"), "one.example", LogKey(LogFile));
    }

    public async Task DisposeAsync() => await witness.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Both_old_and_new_keys_verify_while_it_lasts_and_old_receipts_afterwards()
    {
        var first = LogKey(LogFile);
        await using (var server = await StartAsync())
        {
            using var client = await TestClient.ConnectAsync(server);
            Assert.Null(await ElectionOpener.OpenAsync(client.Submitter(), election.Signed));
            await CheckpointedAsync(client, await SubmitAsync(client, 0));
            await VerifiedAsync(server, 0, first);
        }

        // The former keys are kept aside, and new ones made.
        var (old, ended) = (ReceiptKey(), Timestamp.Now(TimeProvider.System));
        File.Move(LogFile, folder.File("former.pem"));
        File.Move(IntakeFile, folder.File("former-intake.pem"));
        NewKeys();
        var second = LogKey(LogFile);
        string[] former = [$"Receipts__FormerKeys={Hex(old)}@{ended}"];
        await using (var server = await StartAsync([.. former, $"Checkpoints__FormerKeyFiles={folder.File("former.pem")}"]))
        {
            using var client = await TestClient.ConnectAsync(server);
            // Nothing new came, and what is there is signed by both all the same.
            await VerifiedAsync(server, 0, second);
            await CheckpointedAsync(client, await SubmitAsync(client, 1));
            await VerifiedAsync(server, 0, first);
            await VerifiedAsync(server, 0, second);
            await VerifiedAsync(server, 0, first, second);
            var status = await FinalAsync(client);
            Assert.Equal(($"{second}", 1), (status.GetProperty("logKey").GetString(), status.GetProperty("cosigned").GetInt32()));
            Assert.Equal([$"{first}"], status.GetProperty("formerLogKeys").EnumerateArray().Select(key => key.GetString()));
            await StatedAsync(client, first, second, old, ended);
            await StatedAsync(client, second, second, old, ended);
        }

        await witness.StopAsync("INT");
        witness = await WitnessProcess.StartAsync(folder.File("one.example"), "one.example", second, witness.Address);
        await using var last = await StartAsync(former);
        using var again = await TestClient.ConnectAsync(last);
        await CheckpointedAsync(again, await SubmitAsync(again, 2));
        await FinalAsync(again);
        await VerifiedAsync(last, 1, first);
        await VerifiedAsync(last, 0, second);
        await VerifiedAsync(last, 0, first, second);
        Assert.Equal(0, await CheckReceiptsAsync(last, second));
        await ForgeAsync(ended);
        Assert.Equal(5, await CheckReceiptsAsync(last, second));
    }

    private string Data => folder.File("data");

    private string LogFile => Path.Combine(Data, "log.pem");

    private string IntakeFile => Path.Combine(Data, "intake.pem");

    private string Receipts => folder.File("receipts.jsonl");

    private void NewKeys()
    {
        File.WriteAllText(LogFile, Ed25519SigningKey.Create().ToPem());
        File.WriteAllText(IntakeFile, SigningKey.Create().ToPem());
    }

    private Task<StandaloneProcess> StartAsync(params string[] settings) => StandaloneProcess.StartAsync(
        Data, election.Root.PublicKey, [.. settings, $"Checkpoints__Witnesses={witness.Setting}", "Checkpoints__WitnessesNeeded=1"]);

    /// <summary>The log's size afterwards. The receipt is kept.</summary>
    private async Task<long> SubmitAsync(TestClient client, int precinct)
    {
        var envelope = (await client.Intake.SubmitAsync(new SubmitRequest { Envelope = election.CommissionOf(precinct).Sign(election.Result(precinct)) })).Answer;
        return Keep(envelope, client.IntakeKey).Position + 1;
    }

    private SignedReceipt Keep(Envelope envelope, VerificationKey key)
    {
        var bytes = envelope.ToByteArray();
        Assert.True(SignedReceipt.TryRead(bytes, key, out var receipt));
        File.AppendAllText(Receipts, ReceiptLine.Write(receipt, bytes, key).ToJsonString() + "\n");
        return receipt;
    }

    /// <summary>A receipt by the key that ended, of a time after its end.</summary>
    private async Task ForgeAsync(Timestamp ended)
    {
        Assert.True(SigningKey.TryFromPem(await File.ReadAllTextAsync(folder.File("former-intake.pem")), out var key));
        var payload = AnswerCodec.EncodeReceipt(
            election.Signed.Id, new StatementId(Digest.From(new byte[32].Select((_, at) => (byte)(at + 1)).ToArray())), 0, Hash256.Of([1]),
            Timestamp.FromMilliseconds(ended.Milliseconds + 1), Domain.Rules.Verdict.Clean);
        var proof = SignedBundle.Sign(key, PayloadType.AnswerBundle, [payload]).ProofOf(0);
        Keep(new Envelope { Payload = ByteString.CopyFrom(payload), Signature = ByteString.CopyFrom(proof.Signature.Span), BundleSize = 1 }, key.PublicKey);
    }

    private static async Task CheckpointedAsync(TestClient client, long size) => await Wait.Until(
        async () => (await StatusAsync(client)).GetProperty("size").GetInt64() >= size, $"a checkpoint of {size}");

    private static async Task<JsonElement> StatusAsync(TestClient client) =>
        JsonDocument.Parse(await client.Http.GetStringAsync(new Uri("api/log", UriKind.Relative))).RootElement;

    /// <summary>Once the witness has cosigned: one that is slow is not waited for, but asked again.</summary>
    private static async Task<JsonElement> FinalAsync(TestClient client)
    {
        JsonElement status = default;
        await Wait.Until(async () => (status = await StatusAsync(client)).GetProperty("final").GetBoolean(), "a cosigned checkpoint");
        return status;
    }

    private static async Task StatedAsync(TestClient client, NoteVerifier known, NoteVerifier present, VerificationKey old, Timestamp ended)
    {
        Assert.True(KeyStatement.TryOpen(await client.Http.GetByteArrayAsync(new Uri("log/keys", UriKind.Relative)), [known], out var statement));
        Assert.Equal(present, statement.Log[0]);
        Assert.Equal(new ReceiptKey[] { new(client.IntakeKey), new(old, ended) }, statement.Receipts);
    }

    private async Task VerifiedAsync(StandaloneProcess server, int code, params NoteVerifier[] keys)
    {
        int? ended = null;
        // Publication may not have a checkpoint yet, just after a start.
        await Wait.Until(async () => (ended = await RunAsync(["verify", $"{server.Http}log", "--election", $"{election.Signed.Id}", .. LogKeys(keys)])) != 2, "a log that can be read");
        Assert.Equal(code, ended);
    }

    private Task<int> CheckReceiptsAsync(StandaloneProcess server, NoteVerifier key) =>
        RunAsync(["receipt", "check", Receipts, "--log", $"{server.Http}log", .. LogKeys(key)]);

    private static IEnumerable<string> LogKeys(params NoteVerifier[] keys) => keys.SelectMany(key => new[] { "--log-key", $"{key}" });

    private static async Task<int> RunAsync(IEnumerable<string> arguments) => (await Tabulate.RunAsync(arguments)).ExitCode;

    private static NoteVerifier LogKey(string file) =>
        Ed25519SigningKey.TryFromPem(File.ReadAllText(file), out var key) ? new NoteSigner(Origin, key).Verifier : throw new InvalidDataException();

    private VerificationKey ReceiptKey() => SigningKey.TryFromPem(File.ReadAllText(IntakeFile), out var key) ? key.PublicKey : throw new InvalidDataException();

    private static string Hex(VerificationKey key) => Convert.ToHexStringLower(key.Bytes.Span);
}
