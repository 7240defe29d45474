using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Ledger;
using Tabulation.Recount;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Log;

/// <summary>
/// Reads the log's entries for its tree, and asks the tabulators for checkpoints. One is published only where the entries themselves lead to its root: where they
/// do not, the log has two histories, which is kept as evidence, and nothing is published any more. So it is where a tabulator hands on what a witness has against the log.
/// </summary>
internal sealed partial class LogFollower(
    ILedgerFeed ledger, IEnumerable<RemoteCheckpoints> tabulators, ChronicleFollower chronicle, LogBoard board, TimeProvider clock, ILogger<LogFollower> log)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly FollowedTree followed = new(ledger);

    /// <summary>The tree over what was read.</summary>
    public GrowingTree Tree => followed.Tree;

    /// <summary>The latest is asked for again once the log's keys have changed: whoever knows the new one only must be able to verify it, also where nothing follows.</summary>
    private long KnownSize => board is { Latest: { } latest, News: { } news } && !news.LogKeys.SequenceEqual(latest.LogKeys) ? latest.Head.Size - 1 : board.Size;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        board.Evidence is not null ? HealthCheckResult.Unhealthy("The log has shown two histories; /log/evidence has both.")
        : board.News?.Frozen is { } frozen ? HealthCheckResult.Degraded($"The last checkpoint stays: {frozen}")
        : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (board.Evidence is null)
        {
            await Task.Delay(Period, clock, stoppingToken);
            foreach (var tabulator in tabulators) await TryAsync(tabulator, stoppingToken);
        }
    }

    private async Task TryAsync(RemoteCheckpoints tabulator, CancellationToken stopping)
    {
        try
        {
            await followed.CatchUpAsync(stopping);
            var news = await tabulator.ReadAsync(KnownSize, board.Latest?.Cosigned ?? 0, stopping);
            board.Heard(news);
            Look(news);
            if (board.Evidence is null && news.Note is not null) await TakeAsync(news, news.Note, stopping);
        }
        catch (Exception outage)
        {
            // A call that the stop cut off ends in an error of its own, which the host would report as a fault.
            stopping.ThrowIfCancellationRequested();
            LogOutage(outage);
        }
    }

    /// <summary>Evidence against the log is held against the entries here too: nobody's word stops publication.</summary>
    internal void Look(CheckpointNews news)
    {
        if (OtherHistory.Find(news.Evidence.Span, news.LogKeys, Tree) is not { } other || !Checkpoint.TryParse(other.Text, out var checkpoint)) return;
        Stop(other, Tree.HeadAt(checkpoint.Head.Size));
    }

    internal async Task<CheckpointStep> TakeAsync(CheckpointNews news, SignedNote note, CancellationToken stopping)
    {
        if (note.Check(news.LogKeys, out _) != NoteCheck.Verified || !Checkpoint.TryParse(note.Text, out var checkpoint) || checkpoint.Origin != news.LogKeys[0].Name)
            throw new InvalidDataException("A tabulator sent a checkpoint that the log's key has not signed.");
        if (checkpoint.Head.Size > Tree.Size) await followed.CatchUpAsync(stopping);
        if (checkpoint.Head.Size > Tree.Size) return CheckpointStep.TooEarly;
        var own = Tree.HeadAt(checkpoint.Head.Size);
        if (own != checkpoint.Head) return Stop(note, own);

        // Only entries that are the log's own are worth telling.
        await chronicle.CatchUpAsync(stopping);
        if (chronicle.ElectionAt(checkpoint.Head.Size) is not { } election) return CheckpointStep.TooEarly;
        var enough = news.Witnesses.Check(note, out var signers) == WitnessCheck.Enough;
        board.Publish(new PublishedCheckpoint(checkpoint.Head, news.LogKeys, note.ToBytes(), ResultsDocument.Write(election, news.Totals), signers.Count, enough));
        return CheckpointStep.Published;
    }

    private CheckpointStep Stop(SignedNote note, TreeHead own)
    {
        board.Stop(EvidenceText.Of(note, own, board.Latest, Tree));
        LogFork(own.Size, board.Evidence!);
        return CheckpointStep.Contradiction;
    }

    [LoggerMessage(LogLevel.Warning, "Nothing can be heard of the log at present; its last checkpoint stays.")]
    private partial void LogOutage(Exception outage);

    [LoggerMessage(LogLevel.Critical, "The log has two histories at size {Size}, and nothing is published any more: {Evidence}")]
    private partial void LogFork(long size, string evidence);
}

/// <summary>What became of a checkpoint.</summary>
internal enum CheckpointStep
{
    /// <summary>It is the latest now.</summary>
    Published,

    /// <summary>The entries it is about, or the election, have not arrived here yet.</summary>
    TooEarly,

    /// <summary>The entries lead to another root.</summary>
    Contradiction,
}
