using Tabulation.TestKit;
using Tabulation.TotalsCache.Redis;
using Tabulation.TransparencyLog;

namespace Tabulation.ServiceKit.Installing;

/// <summary>
/// The three services as processes, several of each, over a broker, a cache and a store of their own: everything as in production but for the number
/// of machines.
/// </summary>
public class Installation : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly IServers servers;

    private protected Installation(IServers servers, VerificationKey operatorKey, InstallationSize size)
    {
        this.servers = servers;
        Write("operator.pem", operatorKey.ToPem());
        Write("intake.pem", IntakeKey.ToPem());
        Write("log.pem", LogKey.ToPem());
        Write("peers", Convert.ToHexString(Guid.NewGuid().ToByteArray()));
        Write("cache", Convert.ToHexString([.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()]));
        Intake = Make("Intake", size.Intakes, IntakeSettings);
        Tabulator = Make("Tabulator", size.Tabulators, TabulatorSettings);
        Publication = Make("Publication", size.Publications, PublicationSettings);
    }

    public IReadOnlyList<ServiceProcess> Intake { get; }

    public IReadOnlyList<ServiceProcess> Tabulator { get; }

    public IReadOnlyList<ServiceProcess> Publication { get; }

    /// <summary>Signs every answer and head, whichever replica gives it.</summary>
    public SigningKey IntakeKey { get; } = SigningKey.Create();

    /// <summary>Signs checkpoints, whichever tabulator makes them.</summary>
    public Ed25519SigningKey LogKey { get; } = Ed25519SigningKey.Create();

    /// <summary>The log's name.</summary>
    public const string Origin = "tabulation.invalid/installation";

    /// <summary>Where the log's latest head is anchored.</summary>
    public string AnchorFile => folder.File("anchor");

    /// <summary>By which the services know each other, and an operator.</summary>
    public string PeersTokenFile => folder.File("peers");

    public IEnumerable<ServiceProcess> Services => Intake.Concat(Tabulator).Concat(Publication);

    /// <summary>Where the services have the totals cache, and its secret.</summary>
    public RedisTotalsOptions CacheOptions => Cache.ReadOptions();

    /// <param name="untilReady">False where they cannot become ready.</param>
    public async Task StartServicesAsync(bool untilReady = true)
    {
        foreach (var service in Services) service.Start();
        if (!untilReady) return;
        // Publication is ready without totals as long as there is no election.
        await Task.WhenAll(Services.Select(service => service.ReadyAsync()));
    }

    /// <summary>What the services said last, for a test's failure.</summary>
    public string Logs => string.Join("\n\n", Services.Select((service, number) => $"=== {number}\n{service.Log}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services) await service.DisposeAsync();
        await servers.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private CacheSettings Cache =>
        new() { Servers = servers.CacheServers, PasswordFile = servers.CachePasswordFile, SecretFile = folder.File("cache") };

    private IEnumerable<string> CacheSettings =>
        [$"Cache__Servers={Cache.Servers}", $"Cache__PasswordFile={Cache.PasswordFile}", $"Cache__SecretFile={Cache.SecretFile}"];

    private IEnumerable<string> AnchorSettings => [$"Anchor__Origin={Origin}", $"Anchor__File={AnchorFile}"];

    private IEnumerable<string> IntakeSettings(int number) =>
    [
        .. servers.BusSettings, .. servers.StoreSettings, $"Peers__TokenFile={folder.File("peers")}",
        $"Keys__OperatorFile={folder.File("operator.pem")}", $"Keys__IntakeFile={folder.File("intake.pem")}",
        .. AnchorSettings,
    ];

    private IEnumerable<string> TabulatorSettings(int number) =>
    [
        .. servers.BusSettings, .. CacheSettings, .. PeerSettings(number), .. AnchorSettings,
        $"Keys__OperatorFile={folder.File("operator.pem")}", $"Checkpoints__KeyFile={folder.File("log.pem")}",
    ];

    private IEnumerable<string> PublicationSettings(int number) =>
    [
        .. servers.BusSettings, .. CacheSettings, .. PeerSettings(number),
        $"Peers__Tabulators={string.Join(',', Tabulator.Select(each => each.Grpc))}",
    ];

    /// <summary>Each asks another replica of Intake first.</summary>
    private IEnumerable<string> PeerSettings(int number) =>
    [
        $"Peers__TokenFile={folder.File("peers")}",
        $"Peers__Intake={string.Join(',', Intake.Skip(number).Concat(Intake.Take(number)).Select(each => each.Grpc))}",
    ];

    private static ServiceProcess[] Make(string name, int count, Func<int, IEnumerable<string>> settings) =>
        [.. Enumerable.Range(0, count).Select(number => new ServiceProcess(name, settings(number)))];

    private void Write(string name, string text) => File.WriteAllText(folder.File(name), text);
}
