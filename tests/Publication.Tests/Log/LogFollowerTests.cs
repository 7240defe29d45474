using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Publication.Log;
using Tabulation.Recount;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Tests.Log;

/// <summary>A checkpoint is published only where the entries themselves lead to it.</summary>
public sealed class LogFollowerTests : IAsyncLifetime, IDisposable
{
    private readonly SmallElection election = new();
    private readonly NoteSigner signer = new("results.example/rehearsal", Ed25519SigningKey.Create());
    private readonly Cosigner witness = new("witness.example/one", Ed25519SigningKey.Create());
    private readonly ReadableLedger ledger = new();
    private readonly LogBoard board = new();
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> leaves;
    private readonly ChronicleFollower chronicle;
    private readonly LogFollower follower;

    public LogFollowerTests()
    {
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < 5; precinct++) script.Add(election, precinct);
        leaves = script.Leaves;
        ledger.Add(leaves);
        chronicle = new ChronicleFollower(ledger, TimeProvider.System, NullLogger<ChronicleFollower>.Instance);
        follower = new LogFollower(ledger, [], chronicle, board, new SteppedClock(), NullLogger<LogFollower>.Instance);
    }

    public async Task InitializeAsync()
    {
        await chronicle.StartAsync(default);
        await Wait.Until(() => chronicle.Election is not null, "the election");
    }

    public Task DisposeAsync() => chronicle.StopAsync(default);

    public void Dispose()
    {
        chronicle.Dispose();
        follower.Dispose();
    }

    [Fact]
    public async Task What_the_entries_lead_to_is_published_with_its_results()
    {
        var note = Sign(HeadAt(leaves.Count));
        Assert.Equal(CheckpointStep.Published, await TakeAsync(note));
        Assert.Equal(note.ToBytes(), board.Latest!.Note.ToArray());
        Assert.Equal(leaves.Count, board.Size);
        Assert.Contains($"\"size\":{leaves.Count}", System.Text.Encoding.UTF8.GetString(board.ResultsAt(leaves.Count)!.Value.Span), StringComparison.Ordinal);
        Assert.Null(board.ResultsAt(leaves.Count - 1));
    }

    [Fact]
    public async Task What_the_entries_do_not_lead_to_is_kept_as_evidence_and_stops_publication()
    {
        await TakeAsync(Sign(HeadAt(leaves.Count - 1)));
        var fork = Sign(new TreeHead(leaves.Count, Hash256.Of([1])));
        Assert.Equal(CheckpointStep.Contradiction, await TakeAsync(fork));
        Assert.Equal(leaves.Count - 1, board.Size);
        Assert.StartsWith(fork.ToString(), board.Evidence, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(HeadAt(leaves.Count).Root.ToArray()), board.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_witness_has_against_the_log_stops_publication_with_the_proof_of_it()
    {
        var note = Sign(HeadAt(leaves.Count));
        await TakeAsync(note);
        var fork = Sign(new TreeHead(3, Hash256.Of([1])));
        follower.Look(News(evidence: fork));
        var parts = board.Evidence!.Split("\n\n");
        Assert.StartsWith(fork.ToString(), board.Evidence, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(HeadAt(3).Root.ToArray()), parts[2], StringComparison.Ordinal);
        var proof = parts[3].Split('\n').Select(line => Hash256.From(Convert.FromBase64String(line))).ToArray();
        Assert.True(ConsistencyProof.Verify(HeadAt(3), HeadAt(leaves.Count), proof));
        Assert.EndsWith(note.ToString(), board.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_tabulator_only_says_against_the_log_is_not_believed()
    {
        await TakeAsync(Sign(HeadAt(leaves.Count)));
        var stranger = new NoteSigner(signer.Verifier.Name, Ed25519SigningKey.Create());
        var text = new Checkpoint(signer.Verifier.Name, new TreeHead(3, Hash256.Of([1]))).ToString();
        foreach (var claim in new[] { stranger.Sign(text), Sign(HeadAt(3)), Sign(new TreeHead(leaves.Count + 1, Hash256.Of([1]))) }) follower.Look(News(evidence: claim));
        Assert.Null(board.Evidence);
    }

    [Fact]
    public async Task What_is_about_entries_that_have_not_arrived_waits()
    {
        Assert.Equal(CheckpointStep.TooEarly, await TakeAsync(Sign(new TreeHead(leaves.Count + 1, Hash256.Of([1])))));
        Assert.Null(board.Latest);
        Assert.Null(board.Evidence);
    }

    [Fact]
    public async Task What_another_key_signed_or_is_about_another_log_is_refused()
    {
        var stranger = new NoteSigner(signer.Verifier.Name, Ed25519SigningKey.Create());
        var head = HeadAt(leaves.Count);
        await Assert.ThrowsAsync<InvalidDataException>(() => TakeAsync(stranger.Sign(new Checkpoint(signer.Verifier.Name, head).ToString())));
        await Assert.ThrowsAsync<InvalidDataException>(() => TakeAsync(signer.Sign(new Checkpoint("other.example/log", head).ToString())));
        Assert.Null(board.Latest);
    }

    [Fact]
    public async Task Results_are_final_with_enough_cosignatures()
    {
        var note = Sign(HeadAt(leaves.Count - 1));
        await TakeAsync(note, needed: 1);
        Assert.Equal((0, false), (board.Latest!.Cosigned, board.Latest.IsFinal));
        var next = Sign(HeadAt(leaves.Count));
        Assert.True(Checkpoint.TryParse(next.Text, out var checkpoint));
        await TakeAsync(next.With(witness.Cosign(checkpoint, 1_700_000_000)), needed: 1);
        Assert.Equal((1, true), (board.Latest.Cosigned, board.Latest.IsFinal));
    }

    /// <summary>A log in which nothing follows is final once enough have cosigned its last checkpoint.</summary>
    [Fact]
    public async Task The_same_checkpoint_with_more_cosignatures_takes_the_place_of_the_one_before()
    {
        var note = Sign(HeadAt(leaves.Count));
        await TakeAsync(Sign(HeadAt(leaves.Count - 1)), needed: 1);
        await TakeAsync(note, needed: 1);
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        for (var again = 0; again < 100; again++)
            Assert.Equal(CheckpointStep.Published, await TakeAsync(note.With(witness.Cosign(checkpoint, 1_700_000_000)), needed: 1));
        Assert.Equal((leaves.Count, 1, true), (board.Size, board.Latest!.Cosigned, board.Latest.IsFinal));
        foreach (var size in new[] { leaves.Count - 1, leaves.Count }) Assert.NotNull(board.ResultsAt(size));
    }

    private SignedNote Sign(TreeHead head) => signer.Sign(new Checkpoint(signer.Verifier.Name, head).ToString());

    private CheckpointNews News(SignedNote evidence) => new(signer.Verifiers, WitnessPolicy.None, null, null, new TotalsView(new AsOf(), [], []), evidence.ToBytes());

    private TreeHead HeadAt(int size) => ReadableLedger.HeadOf([.. leaves.Take(size)]).Tree;

    private Task<CheckpointStep> TakeAsync(SignedNote note, int needed = 0)
    {
        var size = Checkpoint.TryParse(note.Text, out var checkpoint) ? (int)Math.Min(checkpoint.Head.Size, leaves.Count) : 0;
        var fold = election.Fold();
        fold.Apply([.. leaves.Take(size)], _ => { });
        return follower.TakeAsync(
            new CheckpointNews(signer.Verifiers, new WitnessPolicy(needed, [witness.Verifier]), null, note, FoldTotals.All(fold.Fold)), note, default);
    }
}
