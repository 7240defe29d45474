using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Ledger;

/// <summary>An entry to be written.</summary>
internal sealed record NewEntry(StatementId Statement, byte[] Leaf, StoredEntry Stored)
{
    // FORMAT.md: a leaf's length fits in 16 bits.
    public const int MostBytes = 65_535;

    public static NewEntry At(long position, StatementId statement, byte[] leaf) =>
        leaf.Length is >= 1 and <= MostBytes
            ? new NewEntry(statement, leaf, new StoredEntry(position, leaf, Rfc6962.LeafHash(leaf)))
            : throw new InvalidOperationException($"A leaf has 1 to {MostBytes} bytes, not {leaf.Length}.");
}
