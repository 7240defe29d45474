using System.Threading.Channels;
using Google.Protobuf;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.TotalsCache;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>
/// The one loop that folds. At start it folds the ledger from position 0; then it applies batches as the bus brings them, reads the ledger where
/// there is a gap, and writes what changed to the cache and to the bus. A ledger that contradicts itself stops it for good; an outage makes it wait.
/// </summary>
internal sealed partial class LedgerFollower(
    ILedgerReader ledger, VerifiedFold fold, ITotalsCache cache, IBus bus, TabulatorHealth health, TimeProvider clock, ILogger<LedgerFollower> log)
    : BackgroundService
{
    private const int ChunkEntries = 4_096;
    private const int ChunkBytes = 8 << 20;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>While batches keep coming, totals go out this often: readers are people, and each update costs every subscriber.</summary>
    private static readonly TimeSpan WritePeriod = TimeSpan.FromMilliseconds(20);

    private readonly Channel<LedgerBatch> batches = Channel.CreateBounded<LedgerBatch>(64);
    private readonly TotalsWriter writer = new();
    private long lastWritten;

    /// <summary>Hands in a batch from the bus. Waits while the fold is behind.</summary>
    public ValueTask EnqueueAsync(LedgerBatch batch, CancellationToken cancellation) => batches.Writer.WriteAsync(batch, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RetryAsync(() => CatchUpAsync(long.MaxValue, stoppingToken), stoppingToken);
            await RetryAsync(() => WriteAsync(stoppingToken), stoppingToken);
            health.CaughtUp();
            await foreach (var batch in batches.Reader.ReadAllAsync(stoppingToken)) await RetryAsync(() => TakeAsync(batch, stoppingToken), stoppingToken);
        }
        catch (LedgerDisputeException dispute)
        {
            health.Stopped(dispute.Message);
            LogDispute(dispute, dispute.Message);
            // The bus must not wait for a queue that nobody empties any more.
            await foreach (var _ in batches.Reader.ReadAllAsync(stoppingToken)) { }
        }
    }

    private async Task RetryAsync(Func<Task> step, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception outage) when (outage is not LedgerDisputeException && !stopping.IsCancellationRequested)
            {
                LogOutage(outage, fold.Position);
                await Task.Delay(RetryAfter, clock, stopping);
            }
        }
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
        if (writer.IsBehind(fold.Fold) && (quiet || clock.GetElapsedTime(lastWritten) >= WritePeriod)) await WriteAsync(stopping);
    }

    private async Task CatchUpAsync(long size, CancellationToken stopping)
    {
        while (fold.Position < size)
        {
            var leaves = await ledger.ReadAsync(fold.Position, ChunkEntries, ChunkBytes, stopping);
            if (leaves.Count == 0) return;
            Apply(leaves);
        }
    }

    private void Apply(IReadOnlyList<ReadOnlyMemory<byte>> leaves) => fold.Apply(leaves, change => writer.Note(change, fold.Fold.Tally));

    private async Task WriteAsync(CancellationToken stopping)
    {
        if (!writer.IsBehind(fold.Fold)) return;
        try
        {
            var change = writer.TakeChange(fold.Fold);
            if (change.Full) await cache.RewriteAsync(change, stopping);
            else if (!await cache.TryAdvanceAsync(change, stopping)) await cache.RewriteAsync(writer.TakeAll(fold.Fold), stopping);
            await bus.Publish(new TotalsChangedMessage { Body = change.ToByteArray() }, stopping);
            lastWritten = clock.GetTimestamp();
        }
        catch
        {
            writer.StartOver();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Critical, "{Dispute}")]
    private partial void LogDispute(Exception exception, string dispute);

    [LoggerMessage(LogLevel.Warning, "Tabulation waits at position {Position}.")]
    private partial void LogOutage(Exception outage, long position);
}
