using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache;

/// <summary>The totals cache of a single process.</summary>
public sealed class MemoryTotalsCache : ITotalsCache
{
    private readonly Lock gate = new();
    private readonly TotalsTable table = new();

    public Task<bool> TryAdvanceAsync(TotalsChanged change, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(table.Apply(change) == TotalsStep.Applied);
    }

    public Task RewriteAsync(TotalsChanged full, CancellationToken cancellationToken)
    {
        lock (gate) table.Apply(full);
        return Task.CompletedTask;
    }

    public Task<bool> StandsAtAsync(AsOf asOf, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(table.AsOf is { } stored && stored.Equals(asOf));
    }

    public Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (table.AsOf is null) return Task.FromResult<TotalsChanged?>(null);
            return Task.FromResult<TotalsChanged?>(new TotalsChanged { AsOf = table.AsOf, Full = true, Totals = { table.All }, Lots = { table.Lots } });
        }
    }
}
