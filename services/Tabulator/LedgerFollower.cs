using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.Recount;
using Tabulation.ServiceDefaults;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>
/// The one loop that folds. At start it folds the ledger from position 0; then it applies batches as the bus brings them, reads the ledger where
/// there is a gap, and has what changed written. The bus gives batches to one tabulator only: another, to which it gives none, keeps up with the ledger
/// and writes nothing, until its turn comes. A ledger that contradicts itself stops it for good; an outage makes it wait.
/// </summary>
internal sealed partial class LedgerFollower(
    ILedgerFeed ledger, VerifiedFold fold, TotalsPublisher totals, CutRequests cuts, TabulatorHealth health, TimeProvider clock, ILogger<LedgerFollower> log)
    : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>While batches keep coming, totals go out this often: readers are people, and each update costs every subscriber.</summary>
    private static readonly TimeSpan WritePeriod = TimeSpan.FromMilliseconds(20);

    /// <summary>Heads are announced every second: where nothing comes for longer, it is another tabulator that gets them, or the bus is away.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private readonly LedgerChunks chunks = new(ledger);
    private readonly Channel<LedgerBatch> batches = Channel.CreateBounded<LedgerBatch>(64);
    private long lastWritten;

    /// <summary>Hands in a batch from the bus. Waits while the fold is behind.</summary>
    public ValueTask EnqueueAsync(LedgerBatch batch, CancellationToken cancellation) => batches.Writer.WriteAsync(batch, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RetryAsync(() => CatchUpAsync(long.MaxValue, stoppingToken), stoppingToken);
            totals.KeepReady(fold.Fold);
            health.CaughtUp();
            while (!stoppingToken.IsCancellationRequested)
            {
                var batch = await batches.Reader.NextWithinAsync(Silence, clock, stoppingToken);
                // Once only: meanwhile the bus may bring what the ledger does not give.
                if (batch is null) await TryAsync(() => TailAsync(stoppingToken), stoppingToken);
                else await RetryAsync(() => TakeAsync(batch, stoppingToken), stoppingToken);
            }
        }
        catch (LedgerDisputeException dispute)
        {
            var stop = $"{dispute.Message} Tabulation stops here.";
            health.Stopped(stop);
            LogDispute(dispute, stop);
            // The bus must not wait for a queue that nobody empties any more.
            while (true) await batches.Reader.ReadAsync(stoppingToken);
        }
    }

    private async Task RetryAsync(Func<Task> step, CancellationToken stopping)
    {
        while (!await TryAsync(step, stopping)) await Task.Delay(RetryAfter, clock, stopping);
    }

    /// <summary>False where an outage keeps it from being done.</summary>
    private async Task<bool> TryAsync(Func<Task> step, CancellationToken stopping)
    {
        try
        {
            await step();
            health.Waits(false);
            return true;
        }
        catch (Exception outage) when (outage is not LedgerDisputeException)
        {
            // A call that the stop cut off ends in an error of its own, which the host would report as a fault.
            stopping.ThrowIfCancellationRequested();
            LogOutage(outage, fold.Position);
            health.Waits(true);
            return false;
        }
    }

    private async Task TailAsync(CancellationToken stopping)
    {
        await CatchUpAsync(long.MaxValue, stopping);
        totals.KeepReady(fold.Fold);
        cuts.AtRest(totals.All, leads: false);
    }

    private async Task TakeAsync(LedgerBatch batch, CancellationToken stopping)
    {
        // What makes no sense is ignored: the next head tells what was missed, and the ledger has it.
        if (batch.Head is null || !Heads.TryRead(batch.Head, out var head) || batch.From > batch.Head.Size) return;
        var from = (long)batch.From;
        if (from > fold.Position) await CatchUpAsync(from, stopping);
        // A ledger that is read from a copy may not have them yet.
        if (from > fold.Position) return;
        var leaves = batch.Entries.Select(entry => entry.Memory).ToList();
        var known = (int)Math.Clamp(fold.Position - from, 0, leaves.Count);
        if (known > 0) fold.CompareRepeated(from, leaves.GetRange(0, known));
        if (known < leaves.Count) Apply(leaves.GetRange(known, leaves.Count - known));
        if (leaves.Count == 0) await CatchUpAsync(head.Head.Size, stopping);
        fold.CompareHead(head.Head);
        var quiet = !batches.Reader.TryPeek(out _);
        if (!quiet && clock.GetElapsedTime(lastWritten) < WritePeriod) return;
        if (totals.IsBehind(fold.Fold)) await totals.WriteAsync(fold.Fold, stopping);
        else if (leaves.Count == 0) await totals.AnnounceAsync(stopping);
        lastWritten = clock.GetTimestamp();
        cuts.AtRest(totals.All, leads: true);
    }

    private async Task CatchUpAsync(long size, CancellationToken stopping)
    {
        await foreach (var leaves in chunks.ReadAsync(fold.Position, size, stopping)) Apply(leaves);
    }

    private void Apply(IReadOnlyList<ReadOnlyMemory<byte>> leaves) => fold.Apply(leaves, change => totals.Note(change, fold.Fold.Tally));

    [LoggerMessage(LogLevel.Critical, "{Dispute}")]
    private partial void LogDispute(Exception exception, string dispute);

    [LoggerMessage(LogLevel.Warning, "Tabulation waits at position {Position}.")]
    private partial void LogOutage(Exception outage, long position);
}
