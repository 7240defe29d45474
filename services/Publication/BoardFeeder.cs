using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults;
using Tabulation.TotalsCache;

namespace Tabulation.Publication;

/// <summary>
/// Keeps the board fed: from the bus, and at start, after a gap and after a long silence from the sources, the cache before Tabulation itself. Where
/// the bus is silent and no source can be read, the board says that it may be behind.
/// </summary>
internal sealed partial class BoardFeeder(TotalsBoard board, IEnumerable<ITotalsSource> sources, TimeProvider clock, ILogger<BoardFeeder> log)
    : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>Where the totals stand is said every second: where nothing comes for longer, the bus is away.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private readonly Channel<TotalsChanged> changes = Channel.CreateBounded<TotalsChanged>(256);

    /// <summary>Hands in a change from the bus. Waits while the board is behind.</summary>
    public ValueTask EnqueueAsync(TotalsChanged change, CancellationToken cancellation) => changes.Writer.WriteAsync(change, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryRebuildAsync(0, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await changes.Reader.NextWithinAsync(Silence, clock, stoppingToken) is not { } change) await TryRebuildAsync(0, stoppingToken);
            else if (board.Apply(change) == TotalsStep.Gap) await RebuildAsync(change.AsOf.Position, stoppingToken);
        }
    }

    /// <summary>Reads the sources until they have caught up with a position that is known to exist.</summary>
    private async Task RebuildAsync(ulong position, CancellationToken stopping)
    {
        while (!await TryRebuildAsync(position, stopping)) await Task.Delay(RetryAfter, clock, stopping);
    }

    /// <summary>Reads one source after the other until the board has reached the position; at 0, all of them.</summary>
    private async Task<bool> TryRebuildAsync(ulong position, CancellationToken stopping)
    {
        var heard = false;
        foreach (var source in sources)
        {
            heard |= await TryReadAsync(source, stopping);
            if (position > 0 && board.AsOf is { Rebuilding: false } asOf && asOf.Position >= position) return true;
        }

        if (!heard) board.CutOff();
        return false;
    }

    /// <summary>False where the source cannot be read, or has nothing.</summary>
    private async Task<bool> TryReadAsync(ITotalsSource source, CancellationToken stopping)
    {
        try
        {
            if (await source.ReadAsync(stopping) is not { } all) return false;
            board.Apply(all);
            return true;
        }
        catch (Exception outage)
        {
            // A call that the stop cut off ends in an error of its own, which the host would report as a fault.
            stopping.ThrowIfCancellationRequested();
            LogOutage(outage, source.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Source} cannot be read at present; the last totals stay.")]
    private partial void LogOutage(Exception outage, string source);
}
