using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache;

/// <summary>Somewhere the running totals can be read from as a whole. Safe for concurrent use.</summary>
public interface ITotalsSource
{
    /// <summary>Everything there is, as one full change; null where nothing is. Throws where it cannot be read, and may be asked again.</summary>
    Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken);
}
