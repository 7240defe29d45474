using Npgsql;
using Tabulation.TestKit;

namespace Tabulation.ServiceKit.Installing;

/// <summary>One RabbitMQ, one Redis and one PostgreSQL.</summary>
public sealed class SingleServers : IServers
{
    private readonly TemporaryFolder folder = new();

    private SingleServers(PostgresServer store, RabbitServer bus, RedisServer cache)
    {
        (Store, Bus, Cache) = (store, bus, cache);
        File.WriteAllText(folder.File("bus"), "guest");
        File.WriteAllText(folder.File("store"), "unused: peer on a socket");
    }

    public PostgresServer Store { get; }

    public RabbitServer Bus { get; }

    public RedisServer Cache { get; }

    public IEnumerable<string> BusSettings =>
        ["Bus__Host=127.0.0.1", $"Bus__Port={Bus.Port}", "Bus__User=guest", $"Bus__PasswordFile={folder.File("bus")}"];

    public IEnumerable<string> StoreSettings =>
        [$"Store__Host={StoreFolder}", "Store__User=postgres", $"Store__PasswordFile={folder.File("store")}"];

    public string CacheServers => Cache.Address;

    public string CachePasswordFile => "";

    /// <summary>Of the ledger's database.</summary>
    public string LedgerConnectionString => new NpgsqlConnectionStringBuilder(Store.ConnectionString) { Database = "tabulation" }.ToString();

    /// <summary>Starts them, with an empty database.</summary>
    /// <param name="onSmallDisk">The store's data are on a <see cref="SmallDisk"/>.</param>
    public static async Task<SingleServers> StartAsync(bool onSmallDisk = false)
    {
        var (store, bus, cache) = (PostgresServer.Start(onSmallDisk), RabbitServer.StartAsync(), RedisServer.StartAsync());
        await (await store).Run("CREATE DATABASE tabulation");
        return new SingleServers(await store, await bus, await cache);
    }

    /// <summary>Runs SQL in the ledger's database.</summary>
    public Task SqlAsync(string sql) => Store.Run(sql);

    /// <summary>A session of one's own in the ledger's database.</summary>
    public async Task<NpgsqlConnection> OpenSessionAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(LedgerConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Cache.DisposeAsync();
        await Bus.DisposeAsync();
        await Store.DisposeAsync();
        folder.Dispose();
    }

    private string StoreFolder => new NpgsqlConnectionStringBuilder(Store.ConnectionString).Host!;
}
