using Npgsql;
using RabbitMQ.Client;
using Tabulation.TestKit;

namespace Tabulation.ServiceKit.Installing;

/// <summary>One RabbitMQ, one Redis and one PostgreSQL.</summary>
public sealed class SingleServers : IServers
{
    /// <summary>All that outlasts the services on the bus.</summary>
    private const string Batches = "tabulation-ledger-batches";

    private const string Ledger = "tabulation";

    private readonly TemporaryFolder folder = new();
    private readonly bool isLent;

    private SingleServers(PostgresServer store, RabbitServer bus, RedisServer cache, bool isLent)
    {
        (Store, Bus, Cache, this.isLent) = (store, bus, cache, isLent);
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
    public string LedgerConnectionString => new NpgsqlConnectionStringBuilder(Store.ConnectionString) { Database = Ledger }.ToString();

    /// <summary>Starts them, with an empty database.</summary>
    /// <param name="onSmallDisk">The store's data are on a <see cref="SmallDisk"/>.</param>
    public static async Task<SingleServers> StartAsync(bool onSmallDisk = false)
    {
        var (store, bus, cache) = (PostgresServer.Start(onSmallDisk), RabbitServer.StartAsync(), RedisServer.StartAsync());
        await (await store).Run($"CREATE DATABASE {Ledger}");
        return new SingleServers(await store, await bus, await cache, isLent: false);
    }

    /// <summary>
    /// The same servers for one of several tests, one after the other: they take longer to start than most tests take. When these are disposed of, the servers are
    /// empty again and go on; all must run then, and no service any more.
    /// </summary>
    public SingleServers Lend() => new(Store, Bus, Cache, isLent: true);

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
        if (isLent) await Task.WhenAll(EmptyStoreAsync(), EmptyBusAsync(), Cache.AskAsync("FLUSHALL"));
        else await EndAsync();
        folder.Dispose();
    }

    private async Task EndAsync()
    {
        await Cache.DisposeAsync();
        await Bus.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>Copies of the ledger's database go as well.</summary>
    private async Task EmptyStoreAsync()
    {
        foreach (var database in await DatabasesAsync()) await Store.Run($"DROP DATABASE {database} WITH (FORCE)");
        await Store.Run($"CREATE DATABASE {Ledger}");
    }

    private async Task<List<string>> DatabasesAsync()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Store.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> current_database()", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return names;
    }

    private async Task EmptyBusAsync()
    {
        var server = new ConnectionFactory { HostName = "127.0.0.1", Port = Bus.Port, UserName = "guest", Password = "guest" };
        await using var connection = await server.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeleteAsync(Batches);
    }

    private string StoreFolder => new NpgsqlConnectionStringBuilder(Store.ConnectionString).Host!;
}
