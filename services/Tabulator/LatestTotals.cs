using Tabulation.Contracts.V1;
using Tabulation.TotalsCache;

namespace Tabulation.Tabulator;

/// <summary>The totals as last folded here, for whoever asks this tabulator itself. Safe for concurrent use.</summary>
internal sealed class LatestTotals
{
    private readonly Lock gate = new();
    private readonly TotalsTable table = new();

    /// <summary>Where they stand; null before the first.</summary>
    public AsOf? AsOf
    {
        get
        {
            lock (gate) return table.AsOf;
        }
    }

    public void Apply(TotalsChanged change)
    {
        lock (gate)
        {
            if (table.Apply(change) != TotalsStep.Applied) throw new InvalidOperationException("A change did not start where the one before ended.");
        }
    }

    /// <summary>All of them as one full change; null before the first.</summary>
    public TotalsChanged? All()
    {
        lock (gate) return table.AsOf is { } asOf ? new TotalsChanged { AsOf = asOf, Full = true, Totals = { table.All }, Lots = { table.Lots } } : null;
    }
}
