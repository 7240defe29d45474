using System.Globalization;
using Npgsql;

namespace Tabulation.TestKit;

/// <summary>
/// A PostgreSQL server of Debian's package, started for the tests, with a cluster of its own that keeps what it commits; ended with the
/// process of the tests, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SharedServer = new(FindOrStart);

    private readonly ChildProcess process;

    private PostgresServer(ChildProcess process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    /// <summary>
    /// A superuser's connection string to the server that all tests of this process share: the one that the environment variable
    /// <c>TABULATION_TEST_POSTGRES</c> has a connection string of, or one started when first asked for.
    /// </summary>
    public static Task<string> Shared => SharedServer.Value;

    /// <summary>A superuser's connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>The server's first process, above all its sessions'.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A server of one's own, to be stopped and restarted.</summary>
    /// <param name="onSmallDisk">Its data are on a <see cref="SmallDisk"/>.</param>
    public static async Task<PostgresServer> Start(bool onSmallDisk = false)
    {
        // A short path: a socket's has at most 107 bytes. The script removes it.
        var folder = Directory.CreateTempSubdirectory("tabulation-postgres-").FullName;
        var process = ChildProcess.Start(Repository.PathOf("tests/run-postgres.sh"), folder, onSmallDisk ? "small" : "");
        await process.ReadLineWith("ready");
        return new PostgresServer(process, new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres" }.ToString());
    }

    /// <summary>Ends the server at once, as a power cut would.</summary>
    public Task Stop() => Order("stop");

    /// <summary>Starts it after <see cref="Stop"/>; it recovers what was committed.</summary>
    public Task StartAgain() => Order("start");

    /// <summary>Leaves no byte free on its small disk.</summary>
    public Task FillDisk() => Order("fill");

    /// <summary>Takes that back, and starts the server again if it could not go on.</summary>
    public Task FreeDisk() => Order("free");

    /// <summary>Runs SQL as the superuser.</summary>
    public Task Run(string sql) => PostgresDatabase.Run(ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        process.Input.Close();
        await process.ExitCode();
        await process.DisposeAsync();
    }

    private async Task Order(string order)
    {
        await process.Input.WriteLineAsync(order);
        await process.Input.FlushAsync();
        await process.ReadLineWith("done");
    }

    private string Folder => new NpgsqlConnectionStringBuilder(ConnectionString).Host!;

    private static async Task<string> FindOrStart() =>
        Environment.GetEnvironmentVariable("TABULATION_TEST_POSTGRES") ?? (await Start()).ConnectionString;
}
