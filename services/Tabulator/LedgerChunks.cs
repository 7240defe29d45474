using System.Runtime.CompilerServices;
using Tabulation.Ledger;

namespace Tabulation.Tabulator;

/// <summary>The ledger in chunks: while one is folded, the next is under way already.</summary>
internal sealed class LedgerChunks(ILedgerFeed ledger)
{
    private const int ChunkEntries = 4_096;
    private const int ChunkBytes = 8 << 20;

    /// <summary>The entries from a position on, up to the ledger's present end or, by a chunk at most beyond it, to <paramref name="size"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(
        long position, long size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Task<IReadOnlyList<ReadOnlyMemory<byte>>>? ahead = null;
        try
        {
            while (position < size && await (ahead ?? ChunkAsync(position, cancellation)) is { Count: > 0 } leaves)
            {
                position += leaves.Count;
                // Where a chunk is not full, the end is near: what is behind it is asked for when it is needed.
                ahead = position < size && leaves.Count == ChunkEntries ? ChunkAsync(position, cancellation) : null;
                yield return leaves;
            }
        }
        finally
        {
            if (ahead is not null) await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<IReadOnlyList<ReadOnlyMemory<byte>>> ChunkAsync(long position, CancellationToken cancellation) =>
        ledger.ReadAsync(position, ChunkEntries, ChunkBytes, cancellation);
}
