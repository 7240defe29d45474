using Tabulation.Contracts.V1;

namespace Tabulation.Recount;

/// <summary>Totals at one position.</summary>
/// <param name="AsOf">Where they stand.</param>
/// <param name="Rows">Those asked for, or all, by contest and area in the definition's order.</param>
/// <param name="Lots">Every lot recorded.</param>
public record TotalsView(AsOf AsOf, IReadOnlyList<AreaTotals> Rows, IReadOnlyList<ContestLot> Lots);
