using Microsoft.Data.Sqlite;

namespace Tabulation.Ledger;

/// <summary>The one connection that writes, with its statements. Closing it rolls back what is not committed.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteCommand _begin, _rollback, _commit, _insert, _writeHead;

    private SqliteWriter(SqliteConnection connection)
    {
        Session = new SqliteSession(connection);
        _begin = connection.Prepared("BEGIN IMMEDIATE");
        _rollback = connection.Prepared("ROLLBACK");
        _commit = connection.Prepared("COMMIT");
        _insert = connection.Prepared(
            "INSERT INTO entries (position, statement_id, leaf_hash, leaf) VALUES ($position, $statement, $hash, $leaf)",
            "$position", "$statement", "$hash", "$leaf");
        _writeHead = connection.Prepared(
            """
            INSERT OR REPLACE INTO head (one, size, root, right_edge, signature, recorded_at)
            VALUES (1, $size, $root, $edge, $signature, $recordedAt)
            """,
            "$size", "$root", "$edge", "$signature", "$recordedAt");
    }

    public SqliteSession Session { get; }

    public static SqliteWriter Open(string path) => new(SqliteConnections.OpenWriter(path));

    /// <summary>Takes the lock on the head: the file's write lock.</summary>
    public void Begin() => _begin.ExecuteNonQuery();

    public void Rollback() => _rollback.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Write(Batch batch)
    {
        foreach (var entry in batch.Entries)
            Execute(_insert, entry.Stored.Position, entry.Statement.Value.ToArray(), entry.Stored.LeafHash.ToArray(), entry.Leaf);
        var (head, edge) = batch.After;
        Execute(_writeHead,
            head.Size, head.Tree.Root.ToArray(), edge.ToBytes(), head.Signature.ToArray(), head.RecordedAt.Milliseconds);
    }

    public void Dispose() => Session.Dispose();

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
