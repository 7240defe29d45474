using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>
/// What has been appended to one election's ledger. Readers see whole batches only, in the order in which they were committed, and
/// everything they see is durable: nothing that was read once is ever missing or different later. Safe for concurrent use.
/// </summary>
public interface ILedgerReader : ILedgerFeed
{
    /// <summary>The head after the last committed batch; <see cref="LedgerHead.Empty"/> before the first.</summary>
    Task<LedgerHead> HeadAsync(CancellationToken cancellationToken);

    /// <summary>The entries of these statements, in the order asked for; null for each that is not in the ledger. Of one moment.</summary>
    Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken);
}
