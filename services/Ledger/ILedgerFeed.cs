namespace Tabulation.Ledger;

/// <summary>
/// The entries of one election's ledger, one after the other: all that is needed to repeat its result. From the store itself or from a service
/// that serves it. Safe for concurrent use.
/// </summary>
/// <remarks>Every method throws an exception of its source where that cannot be read, and may then simply be called again.</remarks>
public interface ILedgerFeed
{
    /// <summary>
    /// The leaves of the entries from position <paramref name="from"/> on, in order, without gaps: at most
    /// <paramref name="maxEntries"/> (at least 1) and at most <paramref name="maxBytes"/> of leaves (at least 1), but always one if there
    /// is one. Empty where the ledger ends at or before <paramref name="from"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative or a limit is below 1.</exception>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken);

    /// <summary>
    /// Completes once the entry at <paramref name="position"/> can be read, at once if it can already. It may also complete early: read,
    /// and wait again where there is nothing yet.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    /// <exception cref="ObjectDisposedException">The ledger was closed while waiting.</exception>
    Task WaitForAsync(long position, CancellationToken cancellationToken);
}
