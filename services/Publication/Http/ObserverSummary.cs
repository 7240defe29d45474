using Tabulation.Chronicle;
using Tabulation.Chronicle.Observing;

namespace Tabulation.Publication.Http;

/// <summary>What every page about observers' copies has in common: over all stations, so worked out once a position and not for each filter and page.</summary>
internal sealed class ObserverSummary
{
    private readonly Lock gate = new();
    private long position = -1;
    private (IReadOnlyList<ObserverTotals> Totals, IReadOnlyList<ProjectionRow> Projections) latest;

    /// <summary>How often it was worked out.</summary>
    internal long Made { get; private set; }

    /// <param name="all">Stands still meanwhile.</param>
    public (IReadOnlyList<ObserverTotals> Totals, IReadOnlyList<ProjectionRow> Projections) Of(ElectionChronicle all)
    {
        lock (gate)
        {
            if (position == all.Position) return latest;
            latest = (ObserverReport.Totals(all.State), ProjectionReport.Of(all.State));
            position = all.Position;
            Made++;
            return latest;
        }
    }
}
