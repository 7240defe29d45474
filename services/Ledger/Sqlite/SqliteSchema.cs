using Microsoft.Data.Sqlite;

namespace Tabulation.Ledger;

/// <summary>
/// The tables, as numbered migrations (Migrations/0001.sql and on), each applied once and in order. The file's user_version is the
/// number of the last one.
/// </summary>
internal static class SqliteSchema
{
    // "TabL", so that no other program's database is taken for a ledger.
    private const long ApplicationId = 0x5461624C;

    private static readonly string[] s_migrations = [Migrations.Read("Sqlite/0001.sql")];

    public static int Version => s_migrations.Length;

    /// <summary>Brings an empty file, or one of an earlier version, up to date.</summary>
    /// <exception cref="LedgerOpenException">The file is no ledger, or of a later version.</exception>
    public static void Prepare(SqliteConnection connection)
    {
        var version = VersionOf(connection);
        if (version > Version)
            throw new LedgerOpenException(
                $"The ledger {connection.DataSource} has schema {version}; this program knows schemas up to {Version}. Use the program that wrote it, or a later one.");
        for (; version < Version; version++)
            Apply(connection, version);
    }

    private static long VersionOf(SqliteConnection connection)
    {
        try
        {
            var isEmpty = connection.Number("SELECT count(*) FROM sqlite_schema") == 0;
            if (!isEmpty && connection.Number("PRAGMA application_id") != ApplicationId)
                throw new LedgerOpenException($"{connection.DataSource} is a database of something else, not a ledger. Name another file.");
            return connection.Number("PRAGMA user_version");
        }
        catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new LedgerOpenException($"{connection.DataSource} is not a database, and so not a ledger. Name another file.", error);
        }
    }

    private static void Apply(SqliteConnection connection, long version)
    {
        using var transaction = connection.BeginTransaction();
        connection.Run(s_migrations[version]);
        connection.Run($"PRAGMA application_id = {ApplicationId}");
        connection.Run($"PRAGMA user_version = {version + 1}");
        transaction.Commit();
    }
}
