using Tabulation.Contracts.V1;
using Tabulation.TotalsCache;

namespace Tabulation.Publication.Watching;

/// <summary>A feed's copy of its totals on the board. Not safe for concurrent use.</summary>
internal sealed class FeedTotals(TotalsBoard board, IReadOnlyList<(string Contest, string Area)> keys)
{
    private readonly StampedTotals[] rows = new StampedTotals[keys.Count];

    /// <summary>Where they stand; null while there are none.</summary>
    public AsOf? AsOf { get; private set; }

    /// <summary>Takes over what is on the board.</summary>
    public TotalsLook Look()
    {
        if (board.Copy(keys, AsOf, rows, out var changed) is not { } now) return TotalsLook.None;
        var goesOn = TotalsTable.IsSameHistory(AsOf, now);
        AsOf = now;
        if (!goesOn) return TotalsLook.NewHistory;
        return changed ? TotalsLook.Changed : TotalsLook.Same;
    }

    /// <summary>Those that changed after a position, in the keys' order; with 0, all.</summary>
    public List<AreaTotals> ChangedAfter(ulong position) => [.. from row in rows where row.Row is not null && row.ChangedAt > position select row.Row];
}

/// <summary>What the board had.</summary>
internal enum TotalsLook
{
    /// <summary>No totals.</summary>
    None,

    /// <summary>What is known already; they may stand further on.</summary>
    Same,

    /// <summary>Some have changed.</summary>
    Changed,

    /// <summary>The first ones, or those of another fold version: positions before mean nothing any more.</summary>
    NewHistory,
}
