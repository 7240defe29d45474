using Npgsql;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>Reads what is committed, over pooled connections. Neither waits for who appends nor makes them wait.</summary>
internal sealed class PostgresReader(PostgresConnections connections)
{
    private const int Chunk = 4_096;

    // Whoever waits for the lock waits for Lock; whoever has it and runs a statement is ended by the server; whoever has it and is
    // silent as well. That leaves a process that was paused while the server was sending it rows.
    private const string EndStuck =
        """
        SELECT pg_terminate_backend(session.pid)
        FROM pg_locks AS held JOIN pg_stat_activity AS session USING (pid)
        WHERE held.relation = 'head'::regclass AND held.mode = 'RowShareLock' AND session.datname = current_database()
            AND session.wait_event = 'ClientWrite' AND session.query_start < clock_timestamp() - $1
        """;

    // The sum ends the reading at the server; without a limit of its own it would go through all entries.
    private const string Within =
        """
        SELECT position, leaf FROM (
            SELECT position, leaf, sum(length(leaf)) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING) AS bytes
            FROM entries WHERE position >= $1 ORDER BY position LIMIT $2) AS next
        WHERE bytes <= $3 OR position = $4
        ORDER BY position
        """;

    public async Task<StoredHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.Sql(PostgresRows.Head);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await PostgresRows.HeadAsync(rows, connections.Name, cancellationToken);
    }

    /// <summary>As <see cref="ILedgerReader.ReadAsync"/>.</summary>
    public async Task<List<ReadOnlyMemory<byte>>> LeavesAsync(
        long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        var taken = new List<ReadOnlyMemory<byte>>();
        long bytes = 0;
        await using var connection = await connections.OpenAsync(cancellationToken);
        while (true)
        {
            var (next, most) = (from + taken.Count, Math.Min(Chunk, maxEntries - taken.Count));
            await using var command = connection.Sql(Within,
                PostgresSql.Value(next), PostgresSql.Value((long)most), PostgresSql.Value(maxBytes - bytes), PostgresSql.Value(from));
            var leaves = await LeavesAsync(command, next, cancellationToken);
            taken.AddRange(leaves.Select(leaf => new ReadOnlyMemory<byte>(leaf)));
            bytes += leaves.Sum(leaf => (long)leaf.Length);
            if (leaves.Count < most || taken.Count == maxEntries)
                return taken;
        }
    }

    /// <summary>At most so many leaves from a position on.</summary>
    public async Task<IReadOnlyList<byte[]>> LeavesAsync(long from, int most)
    {
        await using var connection = await connections.OpenAsync(CancellationToken.None);
        await using var command = connection.Sql(PostgresRows.Leaves, PostgresSql.Value(from), PostgresSql.Value((long)most));
        return await LeavesAsync(command, from, CancellationToken.None);
    }

    public async Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.Sql(PostgresRows.Known, PostgresRows.Ids(ids));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await PostgresRows.KnownAsync(rows, ids, cancellationToken);
    }

    /// <summary>Ends sessions that have had the lock on the head for so long, and whose process takes no rows.</summary>
    public async Task EndStuckAsync(TimeSpan after)
    {
        await using var connection = await connections.OpenAsync(CancellationToken.None);
        await using var command = connection.Sql(EndStuck, PostgresSql.Value(after));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<byte[]>> LeavesAsync(NpgsqlCommand command, long from, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await PostgresRows.LeavesAsync(rows, from, connections.Name, cancellationToken);
    }
}
