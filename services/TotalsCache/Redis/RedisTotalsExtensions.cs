using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tabulation.TotalsCache.Redis;

/// <summary>The totals cache in Redis, for Tabulation and Publication.</summary>
public static class RedisTotalsExtensions
{
    /// <summary>Adds the cache, as what is written to and as the first source to read from, and the seal of what goes over the bus.</summary>
    public static IServiceCollection AddRedisTotals(this IServiceCollection services, CacheSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = settings.ReadOptions();
        services.AddSingleton(new ChangeSeal(settings.ReadSecret()));
        services.AddSingleton<ITotalsCache>(provider => new RedisTotalsCache(
            options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RedisTotalsCache>>()));
        return services.AddSingleton<ITotalsSource>(provider => provider.GetRequiredService<ITotalsCache>());
    }
}
