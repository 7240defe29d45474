using System.Data.Common;
using Npgsql;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>Rows read from the tables.</summary>
internal static class PostgresRows
{
    public const string Head = "SELECT size, root, right_edge, signature, recorded_at FROM head";

    public const string Leaves = "SELECT position, leaf FROM entries WHERE position >= $1 ORDER BY position LIMIT $2";

    public const string Known = "SELECT statement_id, position, leaf, leaf_hash FROM entries WHERE statement_id = ANY ($1)";

    public static NpgsqlParameter Ids(IReadOnlyList<StatementId> ids) =>
        PostgresSql.Value(ids.Select(id => id.Value.ToArray()).ToArray());

    /// <exception cref="LedgerCorruptException">There is no head, or its right edge does not lead to the root that was signed.</exception>
    public static async Task<StoredHead> HeadAsync(DbDataReader rows, string ledger, CancellationToken cancellationToken) =>
        await rows.ReadAsync(cancellationToken)
            ? StoredHead.Read(ledger, rows.GetInt64(0), Bytes(rows, 1), Bytes(rows, 2), Bytes(rows, 3), rows.GetInt64(4))
            : throw new LedgerCorruptException($"The ledger {ledger} has no head.");

    /// <summary>The leaves of entries that must stand from a position on.</summary>
    /// <exception cref="LedgerCorruptException">One is missing.</exception>
    public static async Task<List<byte[]>> LeavesAsync(DbDataReader rows, long from, string ledger, CancellationToken cancellationToken)
    {
        var leaves = new List<byte[]>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.GetInt64(0) != from + leaves.Count)
                throw new LedgerCorruptException(
                    $"The ledger {ledger} has no entry at position {from + leaves.Count}, but one at {rows.GetInt64(0)}.");
            leaves.Add(Bytes(rows, 1));
        }
        return leaves;
    }

    /// <summary>The entry of each statement, in the order asked for; null where there is none.</summary>
    public static async Task<StoredEntry?[]> KnownAsync(
        DbDataReader rows, IReadOnlyList<StatementId> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<StatementId, StoredEntry>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(
                new StatementId(Digest.From(Bytes(rows, 0))),
                new StoredEntry(rows.GetInt64(1), Bytes(rows, 2), Hash256.From(Bytes(rows, 3))));
        return [.. ids.Select(id => found.GetValueOrDefault(id))];
    }

    private static byte[] Bytes(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
