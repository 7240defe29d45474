using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.Benchmarks.Night;

/// <summary>The totals in Redis, with their seals checked.</summary>
internal sealed class CachedTotals(Installation installation) : IAsyncDisposable
{
    private readonly RedisTotalsCache cache = new(installation.CacheOptions, TimeProvider.System, NullLogger<RedisTotalsCache>.Instance);

    /// <summary>The country's total, once Redis has it as of this position.</summary>
    public async Task<AreaTotals> AtAsync(long position)
    {
        TotalsChanged? all = null;
        await Wait.Until(async () => (all = await cache.ReadAsync(default))?.AsOf.Position == (ulong)position, $"totals at {position} in Redis");
        return all!.Totals.Single(total => total.Area.Length == 0);
    }

    public ValueTask DisposeAsync() => cache.DisposeAsync();
}
