using Npgsql;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>The connection that appends, with its transaction. Closing it rolls back what is not committed.</summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    // The time that a waiting process needs is no fault of its own: lock_timeout alone limits it.
    private const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    private const string WaitLong = "SET LOCAL statement_timeout = 0";

    private readonly NpgsqlConnection _connection;
    private readonly string _ledger;
    private bool _committedHereOnly;

    private PostgresWriter(NpgsqlConnection connection, string ledger)
    {
        _connection = connection;
        _ledger = ledger;
        // The server commits all the same, and reports success, when its wait for the synchronous replica is cut short.
        connection.Notice += (_, notice) => _committedHereOnly |= notice.Notice.Routine == "SyncRepWaitForLSN";
    }

    public NpgsqlConnection Connection => _connection;

    public static async Task<PostgresWriter> OpenAsync(PostgresConnections connections)
    {
        var connection = await connections.OpenAsync(CancellationToken.None);
        try
        {
            await connection.RunAsync(
                """
                SELECT set_config('synchronous_commit', 'on', false)
                WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')
                """);
            return new PostgresWriter(connection, connections.Name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Begins, locks the head and reads all that a batch needs, in one round trip: at most <paramref name="most"/> entries from
    /// <paramref name="from"/> on, and the entries of these ids. Every statement sees what the lock's last holder committed.
    /// </summary>
    public async Task<PostgresGround> LockAsync(long from, long most, IReadOnlyList<StatementId> ids)
    {
        await using var batch = _connection.CreateBatch();
        batch.Then(Begin).Then(WaitLong).Then(PostgresRows.Head + " FOR UPDATE")
            .Then("SET LOCAL statement_timeout TO DEFAULT").Then("SELECT floor(1000 * extract(epoch FROM clock_timestamp()))::bigint")
            .Then(PostgresRows.Leaves, PostgresSql.Value(from), PostgresSql.Value(most))
            .Then(PostgresRows.Known, PostgresRows.Ids(ids));
        await using var rows = await batch.ExecuteReaderAsync();
        var head = await PostgresRows.HeadAsync(rows, _ledger, default);
        await rows.NextResultAsync();
        await rows.ReadAsync();
        var now = Timestamp.FromMilliseconds(rows.GetInt64(0));
        await rows.NextResultAsync();
        var leaves = await PostgresRows.LeavesAsync(rows, from, _ledger, default);
        await rows.NextResultAsync();
        return new PostgresGround(head, now, from, leaves, most, await PostgresRows.KnownAsync(rows, ids, default));
    }

    /// <summary>Writes the batch and its head and commits, in one round trip. An exception says nothing about the outcome.</summary>
    public Task CommitAsync(Batch written)
    {
        var (entries, (head, edge)) = (written.Entries, written.After);
        return FinishAsync(_connection.CreateBatch()
            .Then(
                """
                INSERT INTO entries (position, statement_id, leaf_hash, leaf)
                SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[])
                """,
                PostgresSql.Value(entries.Select(entry => entry.Stored.Position).ToArray()),
                PostgresSql.Value(entries.Select(entry => entry.Statement.Value.ToArray()).ToArray()),
                PostgresSql.Value(entries.Select(entry => entry.Stored.LeafHash.ToArray()).ToArray()),
                PostgresSql.Value(entries.Select(entry => entry.Leaf).ToArray()))
            .Then(
                "UPDATE head SET size = $1, root = $2, right_edge = $3, signature = $4, recorded_at = $5",
                PostgresSql.Value(head.Size), PostgresSql.Value(head.Tree.Root.ToArray()), PostgresSql.Value(edge.ToBytes()),
                PostgresSql.Value(head.Signature.ToArray()), PostgresSql.Value(head.RecordedAt.Milliseconds))
            .Then("NOTIFY " + PostgresWatch.Channel));
    }

    /// <summary>
    /// The leaf hashes of at most <paramref name="most"/> entries from a position on. What is read here is durable, and what is not
    /// here never will be: the lock waits for the end of any earlier transaction, and the commit of a write for the replicas.
    /// </summary>
    public async Task<List<Hash256>> SettledAsync(long from, long most)
    {
        var hashes = new List<Hash256>();
        await using (var batch = _connection.CreateBatch())
        {
            batch.Then(Begin).Then(WaitLong).Then("UPDATE head SET size = size").Then(
                "SELECT leaf_hash FROM entries WHERE position >= $1 ORDER BY position LIMIT $2",
                PostgresSql.Value(from), PostgresSql.Value(most));
            await using var rows = await batch.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                hashes.Add(Hash256.From(rows.GetFieldValue<byte[]>(0)));
        }
        await FinishAsync(_connection.CreateBatch());
        return hashes;
    }

    public Task RollbackAsync() => _connection.RunAsync("ROLLBACK");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task FinishAsync(NpgsqlBatch batch)
    {
        await using (batch.Then("COMMIT"))
            await batch.ExecuteNonQueryAsync();
        if (_committedHereOnly)
            throw new IOException($"The server of {_ledger} committed, but did not wait for its synchronous replica.");
    }
}
