using MassTransit;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.TotalsCache;

namespace Tabulation.Tabulator;

/// <summary>
/// Gives changed totals to the cache and to the bus. Neither is waited for: a cache that is away or disagrees is rewritten whole once it is
/// back, and who misses a message on the bus notices at the next one. Not safe for concurrent use.
/// </summary>
internal sealed partial class TotalsPublisher(
    ITotalsCache cache, IBus bus, ChangeSeal seal, LatestTotals latest, TimeProvider clock, ILogger<TotalsPublisher> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CacheRetry = TimeSpan.FromSeconds(1);

    private readonly TotalsWriter writer = new();
    private bool cacheIsBehind = true;
    private long? cacheFailedAt;

    /// <summary>True where totals have changed that are not written.</summary>
    public bool IsBehind(Fold fold) => writer.IsBehind(fold);

    public void Note(TallyChange change, Tally? tally) => writer.Note(change, tally);

    /// <summary>All totals as last given away or kept ready; null before the first.</summary>
    public TotalsChanged? All() => latest.All();

    /// <summary>Keeps the totals ready without giving them to anybody: another tabulator does.</summary>
    public void KeepReady(Fold fold)
    {
        if (!writer.IsBehind(fold)) return;
        latest.Apply(writer.TakeChange(fold));
        cacheIsBehind = true;
    }

    /// <summary>Writes what has changed, to both at once: so a cache that takes its time does not hold up those who read from the bus.</summary>
    public async Task WriteAsync(Fold fold, CancellationToken stopping)
    {
        if (!writer.IsBehind(fold)) return;
        var change = writer.TakeChange(fold);
        latest.Apply(change);
        await Task.WhenAll(PublishAsync(change, stopping), CacheAsync(change, stopping));
    }

    /// <summary>Says where the totals stand, so that whoever lost the last change notices; and tends to a cache that is behind.</summary>
    public async Task AnnounceAsync(CancellationToken stopping)
    {
        if (latest.AsOf is not { } asOf) return;
        await MendCacheAsync(asOf, stopping);
        await PublishAsync(new TotalsChanged { AsOf = asOf, From = asOf.Position }, stopping);
    }

    /// <summary>A cache that was emptied or rolled back says nothing of it by itself.</summary>
    private Task MendCacheAsync(AsOf asOf, CancellationToken stopping) => TryCacheAsync(async () =>
    {
        if (cacheIsBehind || !await cache.StandsAtAsync(asOf, stopping)) await cache.RewriteAsync(latest.All()!, stopping);
    }, stopping);

    private Task CacheAsync(TotalsChanged change, CancellationToken stopping) => TryCacheAsync(async () =>
    {
        if (cacheIsBehind || !await cache.TryAdvanceAsync(change, stopping)) await cache.RewriteAsync(latest.All()!, stopping);
    }, stopping);

    private async Task TryCacheAsync(Func<Task> write, CancellationToken stopping)
    {
        if (cacheFailedAt is { } failed && clock.GetElapsedTime(failed) < CacheRetry) return;
        try
        {
            await write();
            (cacheIsBehind, cacheFailedAt) = (false, null);
        }
        catch (Exception outage) when (!stopping.IsCancellationRequested)
        {
            (cacheIsBehind, cacheFailedAt) = (true, clock.GetTimestamp());
            LogCacheOutage(outage);
        }
    }

    private async Task PublishAsync(TotalsChanged change, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            await bus.Publish(new TotalsChangedMessage(seal.Seal(change)), either.Token);
        }
        catch (Exception outage) when (!stopping.IsCancellationRequested)
        {
            LogBusOutage(outage, change.AsOf.Position);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The totals cache cannot be written at present; it will be rewritten whole.")]
    private partial void LogCacheOutage(Exception outage);

    [LoggerMessage(LogLevel.Warning, "Totals at position {Position} could not be published on the bus; their readers will notice at the next.")]
    private partial void LogBusOutage(Exception outage, ulong position);
}
