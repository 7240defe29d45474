using Npgsql;

namespace Tabulation.Ledger;

/// <summary>
/// The tables, as numbered migrations (Migrations/0001.sql and on), each applied once and in order, by one process at a time. The
/// table tabulation_ledger has the number of the last one.
/// </summary>
internal static class PostgresSchema
{
    private const string Something =
        """
        SELECT EXISTS (
            SELECT FROM pg_class AS thing
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
                AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = thing.oid AND deptype = 'e'))
        """;

    private static readonly string[] s_migrations = [Migrations.Read("Postgres/0001.sql")];

    public static int Version => s_migrations.Length;

    /// <summary>Brings an empty schema, or one of an earlier version, up to date.</summary>
    /// <exception cref="LedgerOpenException">
    /// The schema has something else in it, is of a later version, or the server does not keep what it commits.
    /// </exception>
    public static async Task PrepareAsync(PostgresConnections connections, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // "TabL" in two halves of a key; released by the end of the transaction.
        await connection.RunAsync("SELECT pg_advisory_xact_lock(1415668300, hashtext(current_schema()))", cancellationToken);
        if (await connection.OneAsync<string>("SHOW fsync", cancellationToken) != "on")
            throw new LedgerOpenException($"The server of {connections.Name} has fsync off and loses what it committed. Turn it on.");
        var version = await VersionAsync(connection, connections.Name, cancellationToken);
        if (version > Version)
            throw new LedgerOpenException(
                $"The ledger {connections.Name} has schema {version}; this program knows schemas up to {Version}. Use the program that wrote it, or a later one.");
        for (; version < Version; version++)
            await connection.RunAsync(s_migrations[version] + $"UPDATE tabulation_ledger SET version = {version + 1};", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        if (await connection.OneAsync<bool>(
            "SELECT to_regclass(quote_ident(current_schema()) || '.tabulation_ledger') IS NOT NULL", cancellationToken))
            return await connection.OneAsync<int>("SELECT version FROM tabulation_ledger", cancellationToken);
        return await connection.OneAsync<bool>(Something, cancellationToken)
            ? throw new LedgerOpenException($"{name} is a database of something else, not a ledger. Name an empty one.")
            : 0;
    }
}
