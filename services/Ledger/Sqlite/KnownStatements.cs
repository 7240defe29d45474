using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>
/// The positions of all statements in the file, in memory: 50 to 110 bytes each. Only what is committed is in here. Safe for
/// concurrent use.
/// </summary>
internal sealed class KnownStatements(string path)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StatementId, long> _positions = [];

    /// <summary>The number of entries seen, and so the position of the next one.</summary>
    public long Count
    {
        get
        {
            lock (_lock)
                return _positions.Count;
        }
    }

    /// <summary>Adds statements at the positions from <paramref name="from"/> on; those below <see cref="Count"/> are there already.</summary>
    /// <exception cref="LedgerCorruptException">One is there at another position.</exception>
    public void Add(long from, IEnumerable<StatementId> statements)
    {
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(from, _positions.Count);
            foreach (var statement in statements.Skip(checked((int)(_positions.Count - from))))
                if (!_positions.TryAdd(statement, _positions.Count))
                    throw new LedgerCorruptException(
                        $"The ledger {path} has the statement {statement} twice, at positions {_positions[statement]} and {_positions.Count}.");
        }
    }

    /// <summary>The entry of each statement, in the order asked for; null where the file has none.</summary>
    public IReadOnlyList<StoredEntry?> Find(SqliteSession session, IReadOnlyList<StatementId> statements)
    {
        CatchUp(session);
        var entries = new StoredEntry?[statements.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = PositionOf(statements[i]) is { } position ? session.Entry(position) : null;
        return entries;
    }

    // Behind only for a moment after a commit, or where a commit's outcome could not be read at the time.
    private void CatchUp(SqliteSession session)
    {
        var count = Count;
        if (count < session.Size())
            Add(count, session.Names(count).Select(entry => entry.Statement));
    }

    private long? PositionOf(StatementId statement)
    {
        lock (_lock)
            return _positions.TryGetValue(statement, out var position) ? position : null;
    }
}
