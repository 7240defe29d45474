using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>Reads a file through once, when it is opened: its entries' numbers, ids and leaf hashes, not the leaves themselves.</summary>
internal static class SqliteCheck
{
    private const int Chunk = 1_024;

    /// <summary>Fills <paramref name="known"/> and returns the head.</summary>
    /// <exception cref="LedgerCorruptException">Entries, right edge and signed head do not belong together.</exception>
    public static StoredHead Run(SqliteSession session, KnownStatements known)
    {
        var file = session.Connection.DataSource;
        var head = session.Head();
        var edge = RightEdge.Empty;
        foreach (var chunk in session.Names(0).Chunk(Chunk))
        {
            if (chunk[^1].Position != edge.Size + chunk.Length - 1)
                throw new LedgerCorruptException($"The ledger {file} has no entry at a position from {edge.Size} on, but one at {chunk[^1].Position}.");
            edge = edge.Append(Array.ConvertAll(chunk, entry => entry.LeafHash));
            known.Add(chunk[0].Position, chunk.Select(entry => entry.Statement));
        }
        if (edge.Size != head.Size)
            throw new LedgerCorruptException($"The ledger {file} has {edge.Size} entries, but its head was signed at {head.Size}.");
        if (edge.Root() != head.Head.Tree.Root)
            throw new LedgerCorruptException(
                $"The ledger {file} has leaf hashes that lead to the root {edge.Root()}, but the signed head has {head.Head.Tree.Root}.");
        return head;
    }
}
