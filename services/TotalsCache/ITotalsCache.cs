using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache;

/// <summary>
/// The running totals as last written, with the position they stand at. A cache: it may be empty, behind or gone at any moment, never ahead of the
/// ledger, and is rebuilt by a full rewrite. Safe for concurrent use.
/// </summary>
public interface ITotalsCache : ITotalsSource
{
    /// <summary>Applies a change, not a full one, where the stored election, fold version and position are exactly the ones it starts from.</summary>
    /// <returns>False where they are not, and nothing was written: the writer answers with <see cref="RewriteAsync"/>.</returns>
    Task<bool> TryAdvanceAsync(TotalsChanged change, CancellationToken cancellationToken);

    /// <summary>Replaces everything by a full change, unless what is stored is of the same election and fold version and further on.</summary>
    Task RewriteAsync(TotalsChanged full, CancellationToken cancellationToken);

    /// <summary>True where what is stored stands exactly there: what a writer with nothing to write asks, to notice that its work is gone.</summary>
    Task<bool> StandsAtAsync(AsOf asOf, CancellationToken cancellationToken);
}
