using Npgsql;

namespace Tabulation.TestKit;

/// <summary>An empty database on a server, dropped in the end with all that is in it.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string server;
    private readonly string name = $"test_{Guid.NewGuid():N}";

    private PostgresDatabase(string server) => this.server = server;

    /// <summary>A superuser's connection string to it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();

    /// <summary>Makes one on the server with this superuser's connection string; by default on the shared one.</summary>
    public static async Task<PostgresDatabase> Create(string? server = null)
    {
        var database = new PostgresDatabase(server ?? await PostgresServer.Shared);
        await Run(database.server, $"CREATE DATABASE {database.name}");
        return database;
    }

    /// <summary>Runs SQL in it and returns the first value of the last row set, if any.</summary>
    public Task<object?> Run(string sql) => Run(ConnectionString, sql);

    public async ValueTask DisposeAsync() => await Run(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    internal static async Task<object?> Run(string connectionString, string sql)
    {
        // Not pooled: no idle connection stays behind, and none that a restart has broken is used.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
