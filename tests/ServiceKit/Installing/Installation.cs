using Npgsql;
using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;
using Tabulation.TransparencyLog;

namespace Tabulation.ServiceKit.Installing;

/// <summary>
/// The three services as processes, several of each, over RabbitMQ, Redis and PostgreSQL of their own: everything as in production but for the number of
/// machines.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private Installation(PostgresServer store, RabbitServer bus, RedisServer cache, VerificationKey operatorKey, InstallationSize size)
    {
        (Store, Bus, Cache) = (store, bus, cache);
        Write("operator.pem", operatorKey.ToPem());
        Write("intake.pem", IntakeKey.ToPem());
        Write("bus", "guest");
        Write("store", "unused: peer on a socket");
        Write("peers", Convert.ToHexString(Guid.NewGuid().ToByteArray()));
        Write("cache", Convert.ToHexString([.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()]));
        Intake = Make("Intake", size.Intakes, IntakeSettings);
        Tabulator = Make("Tabulator", size.Tabulators, TabulatorSettings);
        Publication = Make("Publication", size.Publications, PublicationSettings);
    }

    public PostgresServer Store { get; }

    public RabbitServer Bus { get; }

    public RedisServer Cache { get; }

    public IReadOnlyList<ServiceProcess> Intake { get; }

    public IReadOnlyList<ServiceProcess> Tabulator { get; }

    public IReadOnlyList<ServiceProcess> Publication { get; }

    /// <summary>Signs every answer and head, whichever replica gives it.</summary>
    public SigningKey IntakeKey { get; } = SigningKey.Create();

    public IEnumerable<ServiceProcess> Services => Intake.Concat(Tabulator).Concat(Publication);

    /// <summary>Starts all of it, with an empty ledger, for an election that this key signs.</summary>
    public static async Task<Installation> StartAsync(VerificationKey operatorKey)
    {
        var installation = await StartServersAsync(operatorKey, new InstallationSize(2, 2, 2));
        await installation.StartServicesAsync();
        return installation;
    }

    /// <summary>Starts the servers it stands on, and no service yet.</summary>
    public static async Task<Installation> StartServersAsync(VerificationKey operatorKey, InstallationSize size)
    {
        var (store, bus, cache) = (PostgresServer.Start(), RabbitServer.StartAsync(), RedisServer.StartAsync());
        await (await store).Run("CREATE DATABASE tabulation");
        return new Installation(await store, await bus, await cache, operatorKey, size);
    }

    public async Task StartServicesAsync()
    {
        foreach (var service in Services) service.Start();
        // Publication is ready without totals as long as there is no election.
        await Task.WhenAll(Services.Select(service => service.ReadyAsync()));
    }

    /// <summary>Where the services have the totals cache, and its secret.</summary>
    public RedisTotalsOptions CacheOptions => new CacheSettings { Servers = Cache.Address, SecretFile = folder.File("cache") }.ReadOptions();

    /// <summary>Of the ledger's database.</summary>
    public string LedgerConnectionString => new NpgsqlConnectionStringBuilder(Store.ConnectionString) { Database = "tabulation" }.ToString();

    /// <summary>Runs SQL in the ledger's database.</summary>
    public Task SqlAsync(string sql) => Store.Run(sql);

    /// <summary>A session of one's own in the ledger's database.</summary>
    public async Task<NpgsqlConnection> OpenSessionAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(LedgerConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>What the services said last, for a test's failure.</summary>
    public string Logs => string.Join("\n\n", Services.Select((service, number) => $"=== {number}\n{service.Log}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services) await service.DisposeAsync();
        await Cache.DisposeAsync();
        await Bus.DisposeAsync();
        await Store.DisposeAsync();
        folder.Dispose();
    }

    private IEnumerable<string> BusSettings =>
        ["Bus__Host=127.0.0.1", $"Bus__Port={Bus.Port}", "Bus__User=guest", $"Bus__PasswordFile={folder.File("bus")}"];

    private IEnumerable<string> CacheSettings => [$"Cache__Servers={Cache.Address}", $"Cache__SecretFile={folder.File("cache")}"];

    private IEnumerable<string> IntakeSettings(int number) =>
    [
        .. BusSettings, $"Peers__TokenFile={folder.File("peers")}", $"Keys__OperatorFile={folder.File("operator.pem")}",
        $"Keys__IntakeFile={folder.File("intake.pem")}", $"Store__Host={StoreFolder}", "Store__User=postgres",
        $"Store__PasswordFile={folder.File("store")}",
    ];

    private IEnumerable<string> TabulatorSettings(int number) =>
        [.. BusSettings, .. CacheSettings, .. PeerSettings(number), $"Keys__OperatorFile={folder.File("operator.pem")}"];

    private IEnumerable<string> PublicationSettings(int number) =>
    [
        .. BusSettings, .. CacheSettings, .. PeerSettings(number), $"Peers__Tabulators={string.Join(',', Tabulator.Select(each => each.Grpc))}",
    ];

    private IEnumerable<string> PeerSettings(int number) =>
        [$"Peers__TokenFile={folder.File("peers")}", $"Peers__Intake={string.Join(',', Intake.Skip(number).Concat(Intake.Take(number)).Select(each => each.Grpc))}"];

    private string StoreFolder => new NpgsqlConnectionStringBuilder(Store.ConnectionString).Host!;

    private static ServiceProcess[] Make(string name, int count, Func<int, IEnumerable<string>> settings) =>
        [.. Enumerable.Range(0, count).Select(number => new ServiceProcess(name, settings(number)))];

    private void Write(string name, string text) => File.WriteAllText(folder.File(name), text);
}
