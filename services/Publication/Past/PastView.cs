using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Recount;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Past;

/// <summary>All totals at one size of the log, and the election as it was there. Not to be changed.</summary>
/// <param name="Election">With what was changed by then.</param>
/// <param name="Totals">Of all contests and areas, in the definition's order.</param>
/// <param name="Root">The log's root over the entries that were folded: 32 bytes.</param>
internal sealed record PastView(Election Election, TotalsView Totals, ByteString Root)
{
    private readonly Dictionary<(string Contest, string Area), AreaTotals> rows = Totals.Rows.ToDictionary(row => (row.Contest, row.Area));

    /// <summary>Those of the keys that there are, in their order.</summary>
    public IEnumerable<AreaTotals> Read(IEnumerable<(string Contest, string Area)> keys) => keys.Select(key => rows.GetValueOrDefault(key)).OfType<AreaTotals>();
}
