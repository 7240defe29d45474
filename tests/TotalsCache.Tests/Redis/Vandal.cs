using StackExchange.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>Someone with access to Redis and without the secret, or an accident: changes what is stored behind the cache's back.</summary>
internal sealed class Vandal : IAsyncDisposable
{
    private readonly ConnectionMultiplexer connection;
    private readonly RedisKey key;

    private Vandal(ConnectionMultiplexer connection, string name)
    {
        this.connection = connection;
        key = $"{{{name}}}:totals";
    }

    private IDatabase Database => connection.GetDatabase();

    public static async Task<Vandal> ComeAsync(string address, string name) => new(await ConnectionMultiplexer.ConnectAsync(address), name);

    /// <summary>All fields, the stamp among them.</summary>
    public async Task<Dictionary<string, byte[]>> SeeAsync() =>
        (await Database.HashGetAllAsync(key)).ToDictionary(entry => (string)entry.Name!, entry => (byte[])entry.Value!);

    public Task SetAsync(string field, byte[] value) => Database.HashSetAsync(key, field, value);

    public Task RemoveAsync(string field) => Database.HashDeleteAsync(key, field);

    public Task DeleteAsync() => Database.KeyDeleteAsync(key);

    public Task<bool> ExistsAsync() => Database.KeyExistsAsync(key);

    public Task MakeTextAsync() => Database.StringSetAsync(key, "not a hash");

    public async Task<TimeSpan?> LifetimeAsync() => await Database.KeyTimeToLiveAsync(key);

    /// <summary>Puts back what was seen earlier, all of it.</summary>
    public async Task RestoreAsync(IReadOnlyDictionary<string, byte[]> seen)
    {
        await DeleteAsync();
        await Database.HashSetAsync(key, [.. seen.Select(pair => new HashEntry(pair.Key, pair.Value))]);
    }

    public async ValueTask DisposeAsync()
    {
        // Off the client's own thread, which would wait for itself.
        await Task.Yield();
        connection.Dispose();
    }
}
