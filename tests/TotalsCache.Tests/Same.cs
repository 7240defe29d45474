using System.Diagnostics.CodeAnalysis;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Tests;

/// <summary>Totals are a set: their order means nothing.</summary>
internal static class Same
{
    [return: NotNullIfNotNull(nameof(change))]
    public static TotalsChanged? Sorted(TotalsChanged? change)
    {
        if (change is null) return null;
        var sorted = change.Clone();
        sorted.Totals.Clear();
        sorted.Totals.AddRange(change.Totals.OrderBy(row => row.Contest, StringComparer.Ordinal).ThenBy(row => row.Area, StringComparer.Ordinal));
        return sorted;
    }
}
