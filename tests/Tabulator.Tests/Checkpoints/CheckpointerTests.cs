using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Anchor;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Tests.Checkpoints;

/// <summary>No two checkpoints contradict each other, whatever the ledger's database does: what is signed was anchored before, and grows out of what was.</summary>
public sealed class CheckpointerTests : IDisposable
{
    private const string Origin = "results.example/rehearsal";
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(6);

    private readonly NoteSigner signer = new(Origin, Ed25519SigningKey.Create());
    private readonly MemoryAnchor anchor = new();
    private readonly CheckpointBoard board = new();
    private readonly SteppedClock clock = new();
    private readonly GrowingTree tree = Grown(0, 20);
    private readonly SignedNote fork;
    private readonly Checkpointer checkpointer;

    public CheckpointerTests()
    {
        fork = signer.Sign(new Checkpoint(Origin, new TreeHead(3, Hash256.Of([42]))).ToString());
        checkpointer = Over(tree, board);
    }

    public void Dispose() => checkpointer.Dispose();

    [Fact]
    public async Task What_is_released_is_signed_and_anchored_and_leads_to_the_entries()
    {
        Assert.Equal(CheckpointOutcome.Released, await StepAsync(17));
        Assert.Equal(tree.HeadAt(17), anchor.Stands);
        var latest = board.Latest!;
        Assert.Equal(NoteCheck.Verified, latest.Note.Check([signer.Verifier], out _));
        Assert.True(Checkpoint.TryParse(latest.Note.Text, out var checkpoint));
        Assert.Equal((Origin, tree.HeadAt(17)), (checkpoint.Origin, checkpoint.Head));
        Assert.Equal(17, latest.Size);
    }

    [Fact]
    public async Task Nothing_new_is_not_signed_again_and_after_a_restart_the_same_is()
    {
        await StepAsync(17);
        Assert.Equal(CheckpointOutcome.NothingNew, await StepAsync(17));
        var restarted = new CheckpointBoard();
        using var again = Over(tree, restarted);
        Assert.Equal(CheckpointOutcome.Released, await again.StepAsync(Cut(17), default));
        Assert.Equal(board.Latest!.Note, restarted.Latest!.Note);
        Assert.Equal(1, anchor.Moves);
    }

    [Fact]
    public async Task A_checkpoint_that_too_few_have_cosigned_is_offered_again_though_nothing_follows_it()
    {
        using var witness = new FakeWitness("witness.example", 2) { Log = Origin }.Then(System.Net.HttpStatusCode.BadGateway, "no").ThenCosigns();
        using var asking = Over(tree, board, Asking(witness));
        Assert.Equal(CheckpointOutcome.Released, await asking.StepAsync(Cut(17), default));
        Assert.Single(board.Latest!.Note.Signatures);
        Assert.Equal(CheckpointOutcome.NothingNew, await asking.StepAsync(Cut(17), default));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(CheckpointOutcome.OfferedAgain, await asking.StepAsync(Cut(17), default));
        Assert.Equal(2, board.Latest.Note.Signatures.Count);
        Assert.Equal((17, 1), (board.Latest.Size, anchor.Moves));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(CheckpointOutcome.NothingNew, await asking.StepAsync(Cut(17), default));
        Assert.Equal(2, witness.Asked.Count);
    }

    [Fact]
    public async Task A_witness_that_is_away_is_asked_less_and_less_often_and_at_least_once_in_64_seconds_until_something_new_is_signed()
    {
        using var witness = new FakeWitness("witness.example", 2) { Log = Origin }.Then(System.Net.HttpStatusCode.BadGateway, "no");
        using var asking = Over(tree, board, Asking(witness));
        var asked = new List<int>();
        for (var second = 0; second < 300; second++)
        {
            if (await asking.StepAsync(Cut(second < 280 ? 17 : 18), default) is CheckpointOutcome.Released or CheckpointOutcome.OfferedAgain) asked.Add(second);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0, 2, 6, 14, 30, 62, 126, 190, 254, 280, 282, 286, 294], asked);
        Assert.Equal(asked.Count, witness.Asked.Count);
    }

    [Fact]
    public async Task What_a_witness_proves_when_it_is_asked_again_ends_all_signing()
    {
        using var witness = new FakeWitness("witness.example", 2) { Log = Origin, Shows = $"{fork}" }
            .Then(System.Net.HttpStatusCode.BadGateway, "no").Then(System.Net.HttpStatusCode.UnprocessableEntity, "no");
        using var asking = Over(tree, board, Asking(witness));
        await asking.StepAsync(Cut(17), default);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(CheckpointOutcome.OtherHistory, await asking.StepAsync(Cut(17), default));
        Assert.Equal((fork, fork), (board.Evidence, anchor.Evidence));
    }

    [Fact]
    public async Task A_ledger_set_back_is_not_signed_and_is_again_once_it_has_the_same_entries()
    {
        anchor.Stands = tree.HeadAt(20);
        Assert.Equal(CheckpointOutcome.LeftToAnother, await StepAsync(17));
        clock.Advance(LongEnough);
        Assert.Equal(CheckpointOutcome.Behind, await StepAsync(17));
        Assert.Null(board.Latest);
        Assert.Contains("20 entries were anchored", board.Frozen, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await board.CheckHealthAsync(new HealthCheckContext())).Status);
        Assert.Equal(CheckpointOutcome.Released, await StepAsync(20));
        Assert.Null(board.Frozen);
    }

    [Fact]
    public async Task Another_history_is_never_signed()
    {
        await StepAsync(17);
        var other = new CheckpointBoard();
        using var forked = Over(Grown(100, 40), other);
        clock.Advance(LongEnough);
        Assert.Equal(CheckpointOutcome.Different, await forked.StepAsync(Cut(40), default));
        Assert.Null(other.Latest);
        Assert.Contains("another history", other.Frozen, StringComparison.Ordinal);
        Assert.Equal(tree.HeadAt(17), anchor.Stands);
    }

    [Fact]
    public async Task The_one_that_follows_leaves_it_to_the_one_that_leads_until_nothing_moves_any_more()
    {
        Assert.Equal(CheckpointOutcome.LeftToAnother, await checkpointer.StepAsync(Cut(17, leads: false), default));
        anchor.Stands = tree.HeadAt(5);
        clock.Advance(LongEnough);
        Assert.Equal(CheckpointOutcome.LeftToAnother, await checkpointer.StepAsync(Cut(17, leads: false), default));
        clock.Advance(LongEnough);
        Assert.Equal(CheckpointOutcome.Released, await checkpointer.StepAsync(Cut(17, leads: false), default));
    }

    [Fact]
    public async Task Of_two_that_sign_at_once_one_is_first()
    {
        anchor.Stands = tree.HeadAt(5);
        await StepAsync(17);
        // The other has read the anchor before, and finds it moved.
        Assert.False(await anchor.TryMoveAsync(tree.HeadAt(5), tree.HeadAt(9), default));
        Assert.Equal(tree.HeadAt(17), anchor.Stands);
    }

    [Fact]
    public async Task Without_an_anchor_nothing_is_signed()
    {
        anchor.Failure = new AnchorException("The volume is away.");
        await Assert.ThrowsAsync<AnchorException>(() => StepAsync(17));
        Assert.Null(board.Latest);
    }

    [Fact]
    public async Task What_a_witness_proves_against_the_log_ends_all_signing_here_and_anywhere()
    {
        await StepAsync(5);
        var before = board.Latest;
        using var witness = Proving();
        using var shown = Over(tree, board, Asking(witness));
        Assert.Equal(CheckpointOutcome.OtherHistory, await shown.StepAsync(Cut(17), default));
        Assert.Equal((before, fork, fork), (board.Latest, board.Evidence, anchor.Evidence));
        Assert.Equal(HealthStatus.Unhealthy, (await board.CheckHealthAsync(new HealthCheckContext())).Status);
        Assert.Equal(CheckpointOutcome.OtherHistory, await shown.StepAsync(Cut(20), default));

        // Another tabulator, or this one after a restart, without that witness.
        var other = new CheckpointBoard();
        using var standby = Over(tree, other);
        Assert.Equal(CheckpointOutcome.OtherHistory, await standby.StepAsync(Cut(20), default));
        Assert.Equal((null, fork), (other.Latest, other.Evidence));
        Assert.Single(witness.Asked);
    }

    [Fact]
    public async Task What_cannot_be_kept_against_the_log_at_once_stops_it_all_the_same_and_is_kept_later()
    {
        using var witness = Proving(() => anchor.Failure = new AnchorException("The volume is away."));
        using var shown = Over(tree, board, Asking(witness));
        await Assert.ThrowsAsync<AnchorException>(() => shown.StepAsync(Cut(17), default));
        Assert.Equal((null, fork, null), (board.Latest, board.Evidence, anchor.Evidence));
        anchor.Failure = null;
        Assert.Equal(CheckpointOutcome.OtherHistory, await shown.StepAsync(Cut(17), default));
        Assert.Equal(fork, anchor.Evidence);
    }

    /// <summary>Random sizes, restarts, forks and lost races: what was released forms one history.</summary>
    [Fact]
    public async Task Whatever_happens_all_that_is_released_is_of_one_history()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var histories = new[] { Grown(0, 200), Grown(1_000, 200) };
        var released = new List<TreeHead>();
        for (var step = 0; step < 300; step++)
        {
            var history = histories[random.Next(2)];
            var fresh = new CheckpointBoard();
            using var one = Over(history, fresh);
            if (random.Next(3) == 0) clock.Advance(LongEnough);
            await one.StepAsync(Cut(random.Next(1, 200), leads: random.Next(4) > 0), default);
            if (fresh.Latest is { } latest && Checkpoint.TryParse(latest.Note.Text, out var checkpoint)) released.Add(checkpoint.Head);
        }

        Assert.True(released.Count > 1, $"Seed {seed}");
        Assert.True(histories.Any(history => released.TrueForAll(head => history.HeadAt(head.Size) == head)), $"Seed {seed}");
    }

    private Checkpointer Over(GrowingTree log, CheckpointBoard to, Witnesses? witnesses = null) => new(
        new CutRequests(), log, anchor, signer, witnesses ?? new Witnesses([], 0, [signer.Verifier], new HttpClient(), clock, NullLogger<Witnesses>.Instance), to, clock,
        NullLogger<Checkpointer>.Instance);

    private Witnesses Asking(FakeWitness witness) => new(
        [new WitnessAddress(witness.Cosigner.Verifier, new Uri("http://witness.invalid/prefix/"))], 1, [signer.Verifier], new HttpClient(witness), clock,
        NullLogger<Witnesses>.Instance);

    /// <summary>A witness that was shown another history first.</summary>
    private FakeWitness Proving(Action? asked = null) => new FakeWitness("witness.example", 2) { Log = Origin, Shows = $"{fork}" }.Then(_ =>
    {
        asked?.Invoke();
        return FakeWitness.Answer(System.Net.HttpStatusCode.UnprocessableEntity, "no");
    });

    private Task<CheckpointOutcome> StepAsync(long size) => checkpointer.StepAsync(Cut(size), default);

    private static LogCut Cut(long size, bool leads = true) => new(new TotalsChanged { AsOf = new AsOf { Position = (ulong)size }, Full = true }, leads);

    private static GrowingTree Grown(int seed, int size)
    {
        var tree = new GrowingTree();
        tree.Append([.. Enumerable.Range(seed, size).Select(number => Rfc6962.LeafHash(BitConverter.GetBytes(number)))]);
        return tree;
    }
}
