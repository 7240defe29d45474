using System.IO.Enumeration;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Verifying;

/// <summary>The verifier in deploy/verifier agrees with what the services publish, and names what was changed in it.</summary>
public sealed class SecondVerifierTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SmallElection election = new(new SmallElectionSettings
    {
        Precincts = 300, SeveralPages = true, Policies = [SmallElectionSettings.HoldBoxes], Tie = TieRule.Lot,
    });

    private readonly NoteSigner signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_counts_as_the_services_do()
    {
        var leaves = Night();
        Assert.True(leaves.Count > Tile.FullWidth);
        PublishedLog.Of(election, leaves, signer).WriteTo(folder.Path);
        var (code, report) = await VerifyApartAsync();
        Assert.True(code == 0, report?.ToJsonString());
        Assert.Equal((leaves.Count, 0), ((int)report!["size"]!, (int)report["cosigned"]!));
        Assert.True((int)report["totals"]! > 3);
    }

    [Theory]
    [InlineData("checkpoint", 0.2)]
    [InlineData("checkpoint", 0.9)]
    [InlineData("results/*", 0.1)]
    [InlineData("results/*", 0.5)]
    [InlineData("tile/0/000", 0.5)]
    [InlineData("tile/0/001.p/*", 0.5)]
    [InlineData("tile/1/000.p/1", 0.5)]
    [InlineData("tile/entries/000", 0)]
    [InlineData("tile/entries/000", 0.5)]
    [InlineData("tile/entries/001.p/*", 0.9)]
    public async Task A_flipped_bit_is_named_with_its_file(string pattern, double place)
    {
        var log = PublishedLog.Of(election, Night(), signer);
        var (file, bytes) = log.Files.Single(pair => FileSystemName.MatchesSimpleExpression(pattern, pair.Key));
        bytes[(int)(place * bytes.Length)] ^= 1;
        log.WriteTo(folder.Path);
        await NamesAsync(file);
    }

    [Theory]
    [InlineData("results/")]
    [InlineData("tile/0/001")]
    [InlineData("tile/1/")]
    [InlineData("tile/entries/000")]
    public async Task A_file_that_is_not_there_is_named(string path)
    {
        var log = PublishedLog.Of(election, Night(), signer);
        var file = log.Files.Keys.Single(file => file.StartsWith(path, StringComparison.Ordinal));
        log.Files.Remove(file);
        log.WriteTo(folder.Path);
        await NamesAsync(file);
    }

    [Fact]
    public async Task A_partial_tile_may_have_grown_full()
    {
        var script = new LedgerScript(election).Add(election, 0);
        var size = script.Leaves.Count;
        PublishedLog.Of(election, script.Leaves, signer).WriteTo(folder.Path);
        Directory.Delete(folder.File("tile"), recursive: true);
        for (var precinct = 1; script.Leaves.Count < Tile.FullWidth; precinct++) script.Add(election, precinct);
        var grown = PublishedLog.Of(script.Leaves, signer).Files;
        foreach (var path in grown.Keys.Where(path => path.StartsWith("tile/", StringComparison.Ordinal))) Write(path, grown[path]);
        var (code, report) = await VerifyAsync();
        Assert.Equal((0, size), (code, (int?)report!["size"]));
    }

    [Fact]
    public async Task Entries_are_held_against_the_rules()
    {
        var script = new LedgerScript(election).Add(election, 0).Add(election, 1, election.Overfull(1));
        var next = script.Leaves.Count;
        await NamesLastAsync("speak for", script, Entry(election.South.Sign(election.Result(3)), next));
        await NamesLastAsync("speak for", script, Entry(election.Observer.Sign(election.Result(3)), next));
        await NamesLastAsync("not signed", script, Entry(Forged(election.North.Sign(election.Result(3))), next));
        await NamesLastAsync("replace", script, Entry(election.North.Sign(election.Result(0)), next));
        await NamesLastAsync("stands at", script, Entry(election.North.Sign(election.Result(3)), next + 1));
        await NamesLastAsync("recorded before", script, Entry(election.North.Sign(election.Result(3)), next, -1_000));
        await NamesLastAsync("its own", script, Entry(Review(script.Leaves[^1]), next));
        await NamesLastAsync("may not change", script, Entry(election.North.Sign(Revocation("S-COM")), next));
        script.Add(election.Root, Revocation("N-COM"));
        await NamesLastAsync("may not speak", script, Entry(election.North.Sign(election.Result(3)), next + 1));
    }

    [Fact]
    public async Task A_held_result_that_the_log_lets_count_makes_other_totals()
    {
        var leaves = new LedgerScript(election).Add(election, 1, election.Overfull(1)).Leaves;
        var log = PublishedLog.Of(election, leaves, signer);
        var entry = Contracts.V1.Entry.Parser.ParseFrom(leaves[^1].Span);
        entry.Verdict = new Verdict();
        PublishedLog.Of([.. leaves.SkipLast(1), entry.ToByteArray()], signer).WriteTo(folder.Path);
        Write($"results/{leaves.Count}", log.Files[$"results/{leaves.Count}"]);
        await NamesAsync($"results/{leaves.Count}");
    }

    [Theory]
    [InlineData("before.example/log", 0)]
    [InlineData(PublishedLog.Origin, 1)]
    [InlineData("", 1)]
    public async Task A_successor_names_where_another_log_ended(string origin, int code)
    {
        var note = $"{origin}\n4711\n{Convert.ToBase64String(new byte[32])}\n\n\u2014 before.example/log {Convert.ToBase64String(new byte[68])}\n";
        var successor = new SmallElection(new SmallElectionSettings { PredecessorCheckpoint = Encoding.UTF8.GetBytes(note) });
        PublishedLog.Of(successor, new LedgerScript(successor).Leaves, signer).WriteTo(folder.Path);
        var (ended, report) = await SecondVerifier.RunAsync(folder.Path, successor.Signed.Id.ToString(), $"{signer.Verifier}");
        Assert.True(ended == code, report?.ToJsonString());
        if (code == 0) Assert.Equal($"{origin} at 4711", (string?)report!["succeeds"]);
        else Assert.Equal(0, (int?)report!["position"]);
    }

    [Fact]
    public async Task Witnesses_are_counted()
    {
        var leaves = new LedgerScript(election).Leaves;
        var log = PublishedLog.Of(election, leaves, signer);
        log.WriteTo(folder.Path);
        Cosigner[] witnesses = [new("one.example", Ed25519SigningKey.Create()), new("two.example", Ed25519SigningKey.Create())];
        string[] options = [.. witnesses.SelectMany(witness => new[] { "--witness", witness.Verifier.ToString() })];
        await NamesAsync("checkpoint", [.. options, "--witnesses-needed", "1"]);
        Assert.True(SignedNote.TryParse(log.Files["checkpoint"], out var note));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        Write("checkpoint", note.With(witnesses[1].Cosign(checkpoint!, 1_700_000_000)).ToBytes());
        Assert.Equal(1, (int?)(await VerifyAsync([.. options, "--witnesses-needed", "1"])).Report!["cosigned"]);
        await NamesAsync("checkpoint", options);
        var cosignature = witnesses[0].Cosign(new Checkpoint("other.example", checkpoint!.Head), 1_700_000_000);
        Write("checkpoint", note.With(witnesses[1].Cosign(checkpoint, 1_700_000_000), cosignature).ToBytes());
        await NamesAsync("checkpoint", [.. options, "--witnesses-needed", "1"]);
    }

    [Fact]
    public async Task Another_election_or_log_is_no_match()
    {
        PublishedLog.Of(election, new LedgerScript(election).Leaves, signer).WriteTo(folder.Path);
        var (code, report) = await SecondVerifier.RunAsync(folder.Path, new SmallElection().Signed.Id.ToString(), $"{signer.Verifier}");
        Assert.Equal((1, "tile/entries/000.p/", 0), (code, ((string)report!["file"]!)[..19], (int?)report["position"]));
        (code, report) = await SecondVerifier.RunAsync(
            folder.Path, election.Signed.Id.ToString(), $"{new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create()).Verifier}");
        Assert.Equal((1, "checkpoint"), (code, (string?)report!["file"]));
    }

    [Fact]
    public async Task Without_a_checkpoint_or_with_wrong_options_nothing_can_be_said()
    {
        Assert.Equal(2, (await VerifyApartAsync()).ExitCode);
        PublishedLog.Of(election, new LedgerScript(election).Leaves, signer).WriteTo(folder.Path);
        Assert.Equal(2, (await VerifyApartAsync("--witnesses-needed", "1")).ExitCode);
        Assert.Equal(2, (await VerifyApartAsync("--bogus")).ExitCode);
        var (code, _) = await SecondVerifier.RunApartAsync(folder.Path, election.Signed.Id.ToString(), "results.example/log+00000000+AA==");
        Assert.Equal(2, code);
    }

    /// <summary>Results flagged, held, released, set aside and corrected; keys added, given anew and revoked; a lot.</summary>
    private IReadOnlyList<ReadOnlyMemory<byte>> Night()
    {
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < 270; precinct++)
            script.Add(election, precinct, precinct % 40 == 7 ? election.Overfull(precinct) : election.Result(precinct));
        script.Add(election.Root, election.Review(IdOfResult(script, 7)));
        script.Add(election.Root, election.Review(IdOfResult(script, 47), ReviewDecision.Refuse));
        script.Add(election, 87, Correction(election.Result(87, 1), IdOfResult(script, 87)));
        script.Add(election, 1, Correction(election.Overfull(1, 2), IdOfResult(script, 1)));
        script.Add(election, 2, Correction(election.Result(2, 2), IdOfResult(script, 2)));
        for (var precinct = 2; precinct < 9; precinct += 3)
            script.Add(election, precinct, election.Result(precinct, 0, precinct % 2 == 0 ? "d1" : "d2"));
        var lot = new Lot { Contest = SmallElection.List, Order = { 2, 0 } };
        script.Add(election.Root, new Payload { ElectionId = election.Id, Lot = lot });
        var renewed = new StatementSigner("N-COM", SigningKey.Create(), NonceSecret.Create());
        script.Add(election.Root, Revocation("N-COM"));
        var rotation = new KeyRotation { Authority = "N-COM", PublicKey = ByteString.CopyFrom(renewed.PublicKey.Bytes.Span) };
        script.Add(election.Root, Change(new AuthorityChange { Rotate = rotation, Reason = "Found." }));
        return script.Add(renewed, election.Result(270)).Leaves;
    }

    private Payload Change(AuthorityChange change) => new() { ElectionId = election.Id, AuthorityChange = change };

    private Payload Revocation(string authority) => Change(new AuthorityChange { Revoke = authority, Reason = "Lost." });

    private static Payload Correction(Payload payload, ByteString replaced)
    {
        payload.Replaces = replaced;
        payload.PrecinctResult.Reason = "Counted again.";
        return payload;
    }

    /// <summary>Of the first result of a precinct in the list contest, where they were added in order.</summary>
    private ByteString IdOfResult(LedgerScript script, int precinct) =>
        IdOf(script.Leaves[new LedgerScript(election).Leaves.Count + precinct]);

    private static ByteString IdOf(ReadOnlyMemory<byte> leaf) => ByteString.CopyFrom(
        StatementId.OfPayload(Contracts.V1.Entry.Parser.ParseFrom(leaf.Span).Envelope.Payload.Span).Value.ToArray());

    /// <summary>An entry that says it was judged clean.</summary>
    private static ReadOnlyMemory<byte> Entry(Envelope envelope, int position, int later = 0) => EntryCodec.Encode(
        position, Timestamp.FromMilliseconds(1_700_000_000_000 + position + later), envelope.Payload.Memory,
        new BundleProof(0, 1, default, envelope.Signature.Memory), Domain.Rules.Verdict.Clean);

    private Envelope Review(ReadOnlyMemory<byte> leaf) => election.North.Sign(election.Review(IdOf(leaf)));

    private static Envelope Forged(Envelope envelope)
    {
        var signature = envelope.Signature.ToByteArray();
        signature[40] ^= 1;
        envelope.Signature = ByteString.CopyFrom(signature);
        return envelope;
    }

    private Task<(int ExitCode, JsonNode? Report)> VerifyAsync(params IEnumerable<string> options) =>
        SecondVerifier.RunAsync(folder.Path, election.Signed.Id.ToString(), $"{signer.Verifier}", options);

    private Task<(int ExitCode, JsonNode? Report)> VerifyApartAsync(params string[] options) =>
        SecondVerifier.RunApartAsync(folder.Path, election.Signed.Id.ToString(), $"{signer.Verifier}", options);

    private async Task<JsonNode> NamesAsync(string file, params IEnumerable<string> options)
    {
        var (code, report) = await VerifyAsync(options);
        Assert.Equal((1, file), (code, (string?)report!["file"]));
        return report;
    }

    private async Task NamesLastAsync(string what, LedgerScript script, ReadOnlyMemory<byte> last)
    {
        var leaves = script.Leaves.Append(last).ToList();
        PublishedLog.Of(leaves, signer).WriteTo(folder.Path);
        var report = await NamesAsync($"tile/entries/000.p/{leaves.Count}");
        Assert.Equal(leaves.Count - 1, (int)report["position"]!);
        Assert.Contains(what, (string?)report["what"], StringComparison.Ordinal);
    }

    private void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        File.WriteAllBytes(folder.File(path), bytes);
    }
}
