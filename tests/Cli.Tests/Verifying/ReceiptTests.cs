using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Tests.Verifying;

/// <summary>Receipts of a real server, against logs of its entries.</summary>
public sealed class ReceiptTests : IAsyncLifetime
{
    private readonly NoteSigner signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());
    private OpenElection election = null!;
    private List<ReadOnlyMemory<byte>> leaves = null!;

    private string Receipts => election.PathOf("receipts.jsonl");

    private string Log => election.PathOf("log");

    public async Task InitializeAsync()
    {
        election = await OpenElection.StartAsync();
        Assert.Equal(0, (await election.SubmitAsync("--receipts", Receipts)).Code);
        leaves = await LeavesAsync();
    }

    public async Task DisposeAsync() => await election.DisposeAsync();

    [Fact]
    public async Task Every_receipt_is_honoured_and_proven()
    {
        PublishedLog.Of(leaves, signer).WriteTo(Log);
        var proofs = election.PathOf("proofs");
        var ended = await CheckAsync("--proofs", proofs, "--json");
        Assert.True(ended.Code == 0, ended.Errors + ended.Output);
        var receipts = JsonDocument.Parse(ended.Output).RootElement.GetProperty("receipts").EnumerateArray().ToList();
        Assert.Equal(12, receipts.Count);
        foreach (var receipt in receipts)
        {
            var file = Path.Combine(proofs, receipt.GetProperty("statementId").GetString() + ".tlog-proof");
            Assert.True(TlogProof.TryParse(await File.ReadAllBytesAsync(file), out var proof));
            Assert.Equal(receipt.GetProperty("position").GetInt64(), proof.Index);
            var leaf = Hash256.Parse(receipt.GetProperty("leafHash").GetString());
            Assert.Equal(TlogProofCheck.Proven, proof.Verify(leaf, PublishedLog.Origin, [signer.Verifier], WitnessPolicy.None));
        }
    }

    [Fact]
    public async Task A_receipt_that_the_log_does_not_honour_is_named()
    {
        (leaves[^1], leaves[^2]) = (leaves[^2], leaves[^1]);
        PublishedLog.Of(leaves, signer).WriteTo(Log);
        var ended = await CheckAsync();
        Assert.Equal(1, ended.Code);
        Assert.Equal(2, ended.Output.Split("NOT HONOURED").Length - 1);
        Assert.Contains("10 of 12 receipts are honoured", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_the_log_does_not_cover_yet_is_neither()
    {
        PublishedLog.Of(leaves[..^1], signer).WriteTo(Log);
        var ended = await CheckAsync();
        Assert.Equal(8, ended.Code);
        Assert.Contains("NOT YET COVERED", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_has_not_signed_is_no_receipt()
    {
        PublishedLog.Of(leaves, signer).WriteTo(Log);
        var lines = await File.ReadAllLinesAsync(Receipts);
        var forged = JsonNode.Parse(lines[3])!;
        var answer = Convert.FromBase64String(forged["answer"]!.GetValue<string>());
        answer[40] ^= 1;
        forged["answer"] = Convert.ToBase64String(answer);
        lines[3] = forged.ToJsonString();
        await File.WriteAllLinesAsync(Receipts, lines);
        var ended = await CheckAsync();
        Assert.Equal(5, ended.Code);
        Assert.Contains("Line 4: NOT A RECEIPT", ended.Output, StringComparison.Ordinal);
        Assert.Equal(5, (await CheckAsync("--intake-key", Convert.ToHexStringLower(SigningKey.Create().PublicKey.Bytes.Span))).Code);
    }

    [Fact]
    public async Task One_of_another_election_accuses_nobody()
    {
        var other = new LedgerScript(new SmallElection()).Leaves;
        PublishedLog.Of(Enumerable.Repeat(other, 10).SelectMany(entries => entries).ToList(), signer).WriteTo(Log);
        var ended = await CheckAsync();
        Assert.Equal(5, ended.Code);
        Assert.Equal(12, ended.Output.Split("OF ANOTHER ELECTION").Length - 1);
        Assert.DoesNotContain("NOT HONOURED", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_receipts_says_nothing()
    {
        PublishedLog.Of(leaves, signer).WriteTo(Log);
        await File.WriteAllTextAsync(Receipts, "\n");
        Assert.Equal(5, (await CheckAsync()).Code);
    }

    [Fact]
    public async Task What_the_log_says_of_its_keys_is_what_counts()
    {
        var line = JsonNode.Parse((await File.ReadAllLinesAsync(Receipts))[0])!;
        Assert.True(VerificationKey.TryRead(Convert.FromHexString(line["intakeKey"]!.GetValue<string>()), out var key));
        var recorded = File.ReadLines(Receipts)
            .Select(each => Timestamp.FromMilliseconds(JsonNode.Parse(each)!["recordedAt"]!.GetValue<long>())).ToList();
        var (stranger, last) = (new ReceiptKey(SigningKey.Create().PublicKey), recorded.MaxBy(at => at.Milliseconds));

        Write(signer, stranger, new ReceiptKey(key, last));
        Assert.Equal(0, (await CheckAsync()).Code);
        Write(signer, stranger, new ReceiptKey(key, Timestamp.FromMilliseconds(last.Milliseconds - 1)));
        var ended = await CheckAsync();
        Assert.Equal(5, ended.Code);
        Assert.Equal(recorded.Count(at => at == last), ended.Output.Split("KEY ENDED").Length - 1);
        Assert.Equal(5, (await CheckAsync("--intake-key", Convert.ToHexStringLower(key.Bytes.Span))).Code);
        Write(signer, stranger);
        Assert.Equal(12, (await CheckAsync()).Output.Split("NOT A RECEIPT").Length - 1);
        Write(new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create()), new ReceiptKey(key));
        ended = await CheckAsync();
        Assert.Equal(1, ended.Code);
        Assert.Contains("has not signed this statement of keys", ended.Output, StringComparison.Ordinal);
    }

    private void Write(NoteSigner by, params ReceiptKey[] keys)
    {
        var log = PublishedLog.Of(leaves, signer);
        log.Files[KeyStatement.Path] = by.Sign(new KeyStatement(PublishedLog.Origin, signer.Verifiers, keys).ToString()).ToBytes();
        log.WriteTo(Log);
    }

    private Task<Ended> CheckAsync(params string[] more) =>
        Programs.RunAsync(["receipt", "check", Receipts, "--log", Log, "--log-key", signer.Verifier.ToString(), .. more]);

    private async Task<List<ReadOnlyMemory<byte>>> LeavesAsync()
    {
        using var channel = ServiceChannel.Connect(election.Server);
        using var call = new LedgerService.LedgerServiceClient(channel).Read(new ReadRequest());
        var read = new List<ReadOnlyMemory<byte>>();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync()) read.AddRange(chunk.Entries.Select(entry => entry.Memory));
        return read;
    }
}
