using Tabulation.Contracts.V1;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>The totals at rest between two batches.</summary>
/// <param name="Totals">All of them, full; the log's size is where they stand.</param>
/// <param name="Leads">Whether the bus gives the batches to this tabulator, so that it is its turn to sign.</param>
internal sealed record LogCut(TotalsChanged Totals, bool Leads)
{
    public long Size => (long)Totals.AsOf.Position;
}
