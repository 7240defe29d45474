using System.Globalization;
using Tabulation.TestKit;

namespace Tabulation.ServiceKit.Installing;

/// <summary>
/// What <c>deploy/local/up.sh --replicated</c> starts, with data and ports of its own: three RabbitMQ nodes, a Redis and its replica, a PostgreSQL
/// and its synchronous replica.
/// </summary>
public sealed class ReplicatedServers : IServers
{
    /// <summary>So that all ports, RabbitMQ's own at 25672 among them, lie below those that the system gives to connections that go out.</summary>
    private const int LeastOffset = 4_000, MostOffset = 7_000;

    private readonly ChildProcess process;
    private readonly string secrets;
    private readonly int offset;

    private ReplicatedServers(ChildProcess process, string secrets, int offset) =>
        (this.process, this.secrets, this.offset) = (process, secrets, offset);

    /// <summary>Three brokers that make a cluster are slow on a busy machine.</summary>
    private static readonly TimeSpan ToStart = 3 * Wait.Limit;

    public IEnumerable<string> BusSettings =>
        ["Bus__Host=127.0.0.1,127.0.0.2,127.0.0.3", $"Bus__Port={5672 + offset}", $"Bus__PasswordFile={Secret("broker-password")}"];

    public IEnumerable<string> StoreSettings =>
        ["Store__Host=127.0.0.1,127.0.0.2", $"Store__Port={5432 + offset}", $"Store__PasswordFile={Secret("store-password")}"];

    public string CacheServers => $"127.0.0.1:{6379 + offset},127.0.0.2:{6379 + offset}";

    public string CachePasswordFile => Secret("cache-password");

    public static async Task<ReplicatedServers> StartAsync()
    {
        // The script removes it.
        var folder = Directory.CreateTempSubdirectory("tabulation-replicated-").FullName;
        var offset = Random.Shared.Next(LeastOffset, MostOffset);
        var process = ChildProcess.Start(Repository.PathOf("tests/run-replicated.sh"), folder, $"{offset}");
        await process.ReadLineWith("ready", ToStart);
        return new ReplicatedServers(process, Path.Combine(folder, "deploy/secrets"), offset);
    }

    /// <summary>Ends one at once, as a power cut would: broker, broker-2, broker-3, cache, cache-2, store or store-2.</summary>
    public Task KillAsync(string server) => OrderAsync($"kill {server}");

    /// <summary>The broker that leads a queue, and on how many of them the queue is.</summary>
    public async Task<(string Broker, int Copies)> LeaderAsync(string queue) =>
        await OrderAsync($"leader {queue}") is [var line] && line.Split(' ') is [var broker, var copies]
            ? (broker, int.Parse(copies, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"No broker leads {queue}. {process.Errors}");

    /// <summary>Gives a command to a copy of the cache, 1 or 2, and returns the answer.</summary>
    public async Task<string> CacheAsync(int copy, string command) => string.Join('\n', await OrderAsync($"cache {copy} {command}"));

    /// <summary>Runs SQL in a copy of the store, 1 or 2.</summary>
    public Task StoreAsync(int copy, string sql) => OrderAsync($"store {copy} {sql}");

    public async ValueTask DisposeAsync()
    {
        process.Input.Close();
        await process.ExitCode();
        await process.DisposeAsync();
    }

    private string Secret(string name) => Path.Combine(secrets, name);

    private async Task<List<string>> OrderAsync(string order)
    {
        await process.Input.WriteLineAsync(order);
        await process.Input.FlushAsync();
        var said = new List<string>();
        while (await process.ReadLine().WaitAsync(3 * Wait.Limit) is { } line)
        {
            if (line == "done") return said;
            said.Add(line);
        }

        throw new InvalidOperationException($"The servers ended at '{order}'. {process.Errors}");
    }
}
