using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>What was read under the lock, for a batch to stand on.</summary>
/// <param name="Head">The head, locked.</param>
/// <param name="Now">The database's clock, after the lock was granted.</param>
/// <param name="From">The position of the first of the leaves.</param>
/// <param name="Leaves">Entries from there on.</param>
/// <param name="Most">How many of them were asked for.</param>
/// <param name="Known">The entry of each statement of the batch; null where there is none.</param>
internal sealed record PostgresGround(
    StoredHead Head, Timestamp Now, long From, IReadOnlyList<byte[]> Leaves, long Most, IReadOnlyList<StoredEntry?> Known)
{
    /// <summary>Whether there are more entries than were asked for.</summary>
    public bool IsCut => Leaves.Count == Most && From + Leaves.Count < Head.Size;
}
