using Tabulation.TotalsCache.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>The contract, over one connection a cache, as in production.</summary>
public sealed class RedisTotalsCacheTests(RedisFixture redis) : TotalsCacheContract, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private readonly string name = RedisFixture.NewName();
    private readonly List<RedisTotalsCache> made = [];

    protected override ITotalsCache Cache => made[0];

    public Task InitializeAsync()
    {
        Make(name);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var cache in made) await cache.DisposeAsync();
    }

    protected override ITotalsCache AnotherInstance() => Make(name);

    protected override ITotalsCache EmptyCache() => Make(RedisFixture.NewName());

    private RedisTotalsCache Make(string of)
    {
        var cache = RedisFixture.Cache(redis.Address, of);
        made.Add(cache);
        return cache;
    }
}
