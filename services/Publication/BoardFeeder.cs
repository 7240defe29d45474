using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.V1;
using Tabulation.TotalsCache;

namespace Tabulation.Publication;

/// <summary>Keeps the board fed: from the cache at start and after a gap, from the bus otherwise.</summary>
internal sealed partial class BoardFeeder(TotalsBoard board, ITotalsCache cache, TimeProvider clock, ILogger<BoardFeeder> log) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);
    private readonly Channel<TotalsChanged> changes = Channel.CreateBounded<TotalsChanged>(256);

    /// <summary>Hands in a change from the bus. Waits while the board is behind.</summary>
    public ValueTask EnqueueAsync(TotalsChanged change, CancellationToken cancellation) => changes.Writer.WriteAsync(change, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RebuildAsync(0, stoppingToken);
        await foreach (var change in changes.Reader.ReadAllAsync(stoppingToken))
        {
            if (board.Apply(change) == TotalsStep.Gap) await RebuildAsync(change.AsOf.Position, stoppingToken);
        }
    }

    /// <summary>Reads the cache until it has caught up with a position that is known to exist.</summary>
    private async Task RebuildAsync(ulong position, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                if (await cache.ReadAsync(stopping) is { } all) board.Apply(all);
                if (position == 0 || board.AsOf is { Rebuilding: false } asOf && asOf.Position >= position) return;
            }
            catch (Exception outage) when (!stopping.IsCancellationRequested)
            {
                LogOutage(outage);
            }

            await Task.Delay(RetryAfter, clock, stopping);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The totals cache cannot be read at present; the last totals stay, marked as behind.")]
    private partial void LogOutage(Exception outage);
}
