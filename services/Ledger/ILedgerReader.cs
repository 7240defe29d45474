using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>
/// What has been appended to one election's ledger. Readers see whole batches only, in the order in which they were committed, and
/// everything they see is durable: nothing that was read once is ever missing or different later. Safe for concurrent use.
/// </summary>
/// <remarks>Every method throws an exception of the store where it cannot be read, and may then simply be called again.</remarks>
public interface ILedgerReader
{
    /// <summary>The head after the last committed batch; <see cref="LedgerHead.Empty"/> before the first.</summary>
    Task<LedgerHead> HeadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The leaves of the entries from position <paramref name="from"/> on, in order, without gaps: at most
    /// <paramref name="maxEntries"/> (at least 1) and at most <paramref name="maxBytes"/> of leaves (at least 1), but always one if there
    /// is one. Empty where the ledger ends at or before <paramref name="from"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative or a limit is below 1.</exception>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken);

    /// <summary>The entries of these statements, in the order asked for; null for each that is not in the ledger. Of one moment.</summary>
    Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Completes once the entry at <paramref name="position"/> can be read, at once if it can already. It may also complete early: read,
    /// and wait again where there is nothing yet.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was closed while waiting.</exception>
    Task WaitForAsync(long position, CancellationToken cancellationToken);
}
