using Microsoft.Data.Sqlite;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>A connection with the reading statements, each compiled once. For one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteCommand _size, _head, _leaves, _entry, _names;

    public SqliteSession(SqliteConnection connection)
    {
        Connection = connection;
        _size = connection.Prepared("SELECT coalesce(max(size), 0) FROM head");
        _head = connection.Prepared("SELECT size, root, right_edge, signature, recorded_at FROM head");
        _leaves = connection.Prepared("SELECT leaf FROM entries WHERE position >= $from ORDER BY position LIMIT $most", "$from", "$most");
        _entry = connection.Prepared("SELECT leaf, leaf_hash FROM entries WHERE position = $position", "$position");
        _names = connection.Prepared(
            "SELECT position, statement_id, leaf_hash FROM entries WHERE position >= $from ORDER BY position", "$from");
    }

    public SqliteConnection Connection { get; }

    public long Size() => (long)_size.ExecuteScalar()!;

    /// <exception cref="LedgerCorruptException">The right edge does not lead to the root that was signed.</exception>
    public StoredHead Head()
    {
        using var row = _head.ExecuteReader();
        return row.Read()
            ? StoredHead.Read(Connection.DataSource, row.GetInt64(0), Bytes(row, 1), Bytes(row, 2), Bytes(row, 3), row.GetInt64(4))
            : StoredHead.Empty;
    }

    /// <summary>At most <paramref name="most"/> leaves from a position on, read as they are asked for.</summary>
    public IEnumerable<byte[]> Leaves(long from, long most)
    {
        _leaves.Parameters[0].Value = from;
        _leaves.Parameters[1].Value = most;
        using var rows = _leaves.ExecuteReader();
        while (rows.Read())
            yield return Bytes(rows, 0);
    }

    /// <exception cref="LedgerCorruptException">There is no such entry.</exception>
    public StoredEntry Entry(long position)
    {
        _entry.Parameters[0].Value = position;
        using var row = _entry.ExecuteReader();
        return row.Read()
            ? new StoredEntry(position, Bytes(row, 0), Hash256.From(Bytes(row, 1)))
            : throw new LedgerCorruptException($"The ledger {Connection.DataSource} has lost the entry at position {position}.");
    }

    /// <summary>All entries from a position on, without their leaves.</summary>
    public IEnumerable<(long Position, StatementId Statement, Hash256 LeafHash)> Names(long from)
    {
        _names.Parameters[0].Value = from;
        using var rows = _names.ExecuteReader();
        while (rows.Read())
            yield return (rows.GetInt64(0), new StatementId(Digest.From(Bytes(rows, 1))), Hash256.From(Bytes(rows, 2)));
    }

    public void Dispose() => Connection.Dispose();

    private static byte[] Bytes(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
