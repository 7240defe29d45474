using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Anchor;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>
/// Signs the log's heads, at most one a second: each is verified by the fold before, grows out of the anchored one, and is anchored before it is signed.
/// So no two checkpoints ever contradict each other, whatever happens to the ledger's database. Where the ledger is behind the anchor or differs from it, nothing
/// is signed until it is mended.
/// </summary>
internal sealed partial class Checkpointer(
    CutRequests cuts, GrowingTree tree, IAnchor anchor, NoteSigner signer, Witnesses witnesses, CheckpointBoard board, TimeProvider clock,
    ILogger<Checkpointer> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>The one that leads may be dead, or the bus away: after so long without a checkpoint, another steps in.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private TreeHead? lastAnchored;
    private long movedAt;

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
        var anchored = await anchor.ReadAsync(cancellation);
        Notice(anchored);
        var outcome = Judge(cut, anchored);
        return outcome switch
        {
            CheckpointOutcome.Released => await ReleaseAsync(cut, anchored, cancellation),
            CheckpointOutcome.NothingNew or CheckpointOutcome.LeftToAnother => GoOn(outcome),
            CheckpointOutcome.Behind => Freeze(outcome,
                $"The ledger ends at {cut.Size}, but {anchored!.Value.Size} entries were anchored: the missing ones must be appended again before anything is signed."),
            CheckpointOutcome.Different => Freeze(outcome,
                $"The ledger's first {anchored!.Value.Size} entries are not those that were anchored: this is another history, and nothing is signed over it."),
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

        if (board.Latest?.Size == cut.Size) return CheckpointOutcome.NothingNew;
        return cut.Leads || HasStoodStill ? CheckpointOutcome.Released : CheckpointOutcome.LeftToAnother;
    }

    private async Task<CheckpointOutcome> ReleaseAsync(LogCut cut, TreeHead? anchored, CancellationToken cancellation)
    {
        var head = tree.HeadAt(cut.Size);
        if (anchored != head && !await anchor.TryMoveAsync(anchored, head, cancellation)) return CheckpointOutcome.LeftToAnother;
        var note = signer.Sign(new Checkpoint(signer.Verifier.Name, head).ToString());
        board.Release(new ReleasedCheckpoint(await witnesses.CosignAsync(note, head, tree, cancellation), cut.Totals));
        return CheckpointOutcome.Released;
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

    /// <summary>Another tabulator leads, or was quicker.</summary>
    LeftToAnother,

    /// <summary>More was anchored than the ledger has.</summary>
    Behind,

    /// <summary>Something else was anchored than the ledger has.</summary>
    Different,
}
