using Microsoft.Data.Sqlite;

namespace Tabulation.Ledger;

/// <summary>Connections as the ledger needs them, and statements in short.</summary>
internal static class SqliteConnections
{
    private const int BusySeconds = 5;

    /// <summary>
    /// A connection that may write. Every commit is synced before it returns (fullfsync: on macOS, also by the drive).
    /// </summary>
    public static SqliteConnection OpenWriter(string path) => Open(path, SqliteOpenMode.ReadWriteCreate, connection =>
    {
        SqliteSchema.Prepare(connection);
        if (connection.Text("PRAGMA journal_mode = WAL") != "wal")
            throw new LedgerOpenException($"The file system of {path} has no shared memory, which SQLite's WAL mode needs. Use a local disk.");
        connection.Run("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON");
        connection.Run($"PRAGMA busy_timeout = {1_000 * BusySeconds}");
        Settle(connection);
    });

    /// <summary>A connection that can only read.</summary>
    public static SqliteConnection OpenReader(string path) =>
        Open(path, SqliteOpenMode.ReadWrite, connection => connection.Run("PRAGMA query_only = ON"));

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepared(sql);
        command.ExecuteNonQuery();
    }

    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepared(sql);
        return (long)command.ExecuteScalar()!;
    }

    public static string Text(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepared(sql);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>A command to be run many times: SQLite compiles it once. The names are those of its parameters, in order.</summary>
    public static SqliteCommand Prepared(this SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    // What a process wrote that ended before its sync, or whose sync failed, may look committed and be lost with the power. So all that
    // is in the log goes to the database first, which syncs both.
    private static void Settle(SqliteConnection connection)
    {
        using var command = connection.Prepared("PRAGMA wal_checkpoint(FULL)");
        using var row = command.ExecuteReader();
        row.Read();
        if (row.GetInt64(0) != 0 || row.GetInt64(1) != row.GetInt64(2))
            throw new IOException($"The log of {connection.DataSource} could not be written to the database: a reader is in the way.");
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
