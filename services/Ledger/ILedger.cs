using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>One election's append-only ledger: the only place where anything becomes part of the result. Safe for concurrent use.</summary>
public interface ILedger : ILedgerReader
{
    /// <summary>
    /// Appends a batch of statements in one transaction: all entries that are admitted, or none.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Under the lock on the head, which orders all appenders of the same ledger: entries that the admission has not seen are
    /// replayed to it; then each statement in order is either answered with the entry it already has, from before or from earlier in
    /// the batch, or admitted at the position it takes, or refused. A refused statement takes no position and is forgotten: the same
    /// statement is judged anew the next time, also later in the batch. So a batch has the outcome of its statements appended one by one.
    /// </para>
    /// <para>
    /// The batch's entries share one time: the clock's, or the head's if that is later. So it never falls with position.
    /// </para>
    /// <para>
    /// Durable when the task completes: the entries, the tree over them and the head that the admission signed. A batch of which
    /// nothing is admitted writes nothing and returns the head as it was.
    /// </para>
    /// <para>
    /// An exception means that the caller knows nothing: the admission is back where the batch began, and no statement of the batch
    /// may be answered. Normally nothing was written. Where a commit's outcome is unknown, the ledger looks before it throws; where
    /// even that fails the batch may yet turn out to be there. The caller hands in the same statements again, as often as it likes:
    /// those that are there are answered as repeated.
    /// </para>
    /// <para>
    /// Cancellation counts only while waiting for the turn. A batch once begun is finished.
    /// </para>
    /// </remarks>
    /// <param name="batch">The statements' ids, at least one; the admission knows the statements by their number in this list.</param>
    /// <param name="admission">Used from one thread at a time, and by one ledger only.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn.</param>
    /// <exception cref="LedgerCorruptException">The store contradicts itself, or ends before what the admission has already seen.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; nothing was begun.</exception>
    Task<AppendResult> AppendAsync(IReadOnlyList<StatementId> batch, IAdmission admission, CancellationToken cancellationToken);

    /// <summary>
    /// Replays entries to the admission that <see cref="ILedgerFeed.ReadAsync"/> gave, as far as it has not seen them; the next append then starts
    /// behind them. Waits for an append that is under way.
    /// </summary>
    /// <param name="from">Position of the first; at most the admission's own.</param>
    /// <param name="leaves">In order, without gaps.</param>
    /// <param name="admission">As in <see cref="AppendAsync"/>.</param>
    void Replay(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IAdmission admission);
}
