using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Anchor;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>
/// Signs the log's heads, at most one a second: each is verified by the fold before, grows out of the anchored one, and is anchored before it is signed.
/// So no two checkpoints ever contradict each other, whatever happens to the ledger's database. Where the ledger is behind the anchor or differs from it, nothing
/// is signed until it is mended; where a witness has a checkpoint of another history with the log's own signature, never again.
/// </summary>
internal sealed partial class Checkpointer(
    CutRequests cuts, GrowingTree tree, IAnchor anchor, NoteSigner signer, Witnesses witnesses, CheckpointBoard board, TimeProvider clock,
    ILogger<Checkpointer> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>The one that leads may be dead, or the bus away: after so long without a checkpoint, another steps in.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RepeatedOffers offers = new(clock);
    private TreeHead? lastAnchored;
    private long movedAt;
    private bool isKept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        movedAt = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StepAsync(await cuts.NextAsync(stoppingToken), stoppingToken);
            }
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
            {
                board.Failed(outage.Message);
                LogOutage(outage);
            }

            await Task.Delay(Period, clock, stoppingToken);
        }
    }

    /// <summary>Releases a checkpoint of the cut, if there is reason to.</summary>
    internal async Task<CheckpointOutcome> StepAsync(LogCut cut, CancellationToken cancellation)
    {
        var evidence = await EvidenceAsync(cancellation);
        var anchored = await anchor.ReadAsync(cancellation);
        Notice(anchored);
        var outcome = evidence is null ? Judge(cut, anchored) : CheckpointOutcome.OtherHistory;
        return outcome switch
        {
            CheckpointOutcome.Released => await ReleaseAsync(cut, anchored, cancellation),
            CheckpointOutcome.OfferedAgain => await OfferAgainAsync(board.Latest!, cancellation),
            CheckpointOutcome.NothingNew or CheckpointOutcome.LeftToAnother => GoOn(outcome),
            CheckpointOutcome.Behind => Freeze(outcome,
                $"The ledger ends at {cut.Size}, but {anchored!.Value.Size} entries were anchored: the missing ones must be appended again before anything is signed."),
            CheckpointOutcome.Different => Freeze(outcome,
                $"The ledger's first {anchored!.Value.Size} entries are not those that were anchored: this is another history, and nothing is signed over it."),
            CheckpointOutcome.OtherHistory => Stop(evidence!),
        };
    }

    private CheckpointOutcome Judge(LogCut cut, TreeHead? anchored)
    {
        if (anchored is { } head)
        {
            // Another may have anchored more than this one has folded yet; for a while that is no contradiction.
            if (head.Size > cut.Size) return HasStoodStill ? CheckpointOutcome.Behind : CheckpointOutcome.LeftToAnother;
            if (tree.HeadAt(head.Size) != head) return CheckpointOutcome.Different;
        }

        if (board.Latest is { } latest && latest.Size == cut.Size)
            return offers.IsDue && !witnesses.AreEnough(latest.Note) ? CheckpointOutcome.OfferedAgain : CheckpointOutcome.NothingNew;
        return cut.Leads || HasStoodStill ? CheckpointOutcome.Released : CheckpointOutcome.LeftToAnother;
    }

    private async Task<CheckpointOutcome> ReleaseAsync(LogCut cut, TreeHead? anchored, CancellationToken cancellation)
    {
        var head = tree.HeadAt(cut.Size);
        if (anchored != head && !await anchor.TryMoveAsync(anchored, head, cancellation)) return CheckpointOutcome.LeftToAnother;
        var note = signer.Sign(new Checkpoint(signer.Verifier.Name, head).ToString());
        var witnessed = await witnesses.CosignAsync(note, head, tree, cancellation);
        if (witnessed.Evidence is { } evidence) return await StopAsync(evidence, cancellation);
        board.Release(new ReleasedCheckpoint(witnessed.Note, cut.Totals));
        offers.Begin();
        return CheckpointOutcome.Released;
    }

    /// <summary>To the witnesses that have not cosigned it.</summary>
    private async Task<CheckpointOutcome> OfferAgainAsync(ReleasedCheckpoint latest, CancellationToken cancellation)
    {
        var witnessed = await witnesses.CosignAsync(latest.Note, tree.HeadAt(latest.Size), tree, cancellation);
        if (witnessed.Evidence is { } evidence) return await StopAsync(evidence, cancellation);
        board.Release(latest with { Note = witnessed.Note });
        offers.Again();
        return CheckpointOutcome.OfferedAgain;
    }

    /// <summary>What is known against the log, here or to any other tabulator. Kept before anything else is done.</summary>
    private async Task<SignedNote?> EvidenceAsync(CancellationToken cancellation)
    {
        if (board.Evidence is not { } found) return await anchor.ReadEvidenceAsync(cancellation);
        if (!isKept) await anchor.KeepEvidenceAsync(found, cancellation);
        isKept = true;
        return found;
    }

    /// <summary>Nothing is signed any more even where the evidence cannot be kept at present.</summary>
    private async Task<CheckpointOutcome> StopAsync(SignedNote evidence, CancellationToken cancellation)
    {
        Stop(evidence);
        await EvidenceAsync(cancellation);
        return CheckpointOutcome.OtherHistory;
    }

    private CheckpointOutcome Stop(SignedNote evidence)
    {
        if (board.Evidence is null) LogEvidence(evidence);
        board.Stop(evidence, "The log's key has signed another history, of which a witness has a checkpoint: nothing is signed any more.");
        return CheckpointOutcome.OtherHistory;
    }

    private void Notice(TreeHead? anchored)
    {
        if (anchored == lastAnchored) return;
        (lastAnchored, movedAt) = (anchored, clock.GetTimestamp());
    }

    private bool HasStoodStill => clock.GetElapsedTime(movedAt) > Patience;

    private CheckpointOutcome GoOn(CheckpointOutcome outcome)
    {
        board.GoesOn();
        return outcome;
    }

    private CheckpointOutcome Freeze(CheckpointOutcome outcome, string why)
    {
        if (board.Frozen != why) LogFrozen(why);
        board.Freeze(why);
        return outcome;
    }

    [LoggerMessage(LogLevel.Critical, "{Why}")]
    private partial void LogFrozen(string why);

    [LoggerMessage(LogLevel.Critical, "A witness has a checkpoint of another history that the log's key has signed. Nothing is signed any more: {Evidence}")]
    private partial void LogEvidence(SignedNote evidence);

    [LoggerMessage(LogLevel.Warning, "No checkpoint can be made at present; totals go on without.")]
    private partial void LogOutage(Exception outage);
}

/// <summary>What became of a cut.</summary>
internal enum CheckpointOutcome
{
    /// <summary>A checkpoint of it is signed and may be seen.</summary>
    Released,

    /// <summary>The last checkpoint is of this size.</summary>
    NothingNew,

    /// <summary>So it is, and too few witnesses had cosigned it: it has the cosignatures now of those that gave one since.</summary>
    OfferedAgain,

    /// <summary>Another tabulator leads, or was quicker.</summary>
    LeftToAnother,

    /// <summary>More was anchored than the ledger has.</summary>
    Behind,

    /// <summary>Something else was anchored than the ledger has.</summary>
    Different,

    /// <summary>The log's key has signed a checkpoint of something else than the ledger has.</summary>
    OtherHistory,
}
