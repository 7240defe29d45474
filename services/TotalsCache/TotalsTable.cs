using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache;

/// <summary>What applying a change to a table led to.</summary>
public enum TotalsStep
{
    /// <summary>Applied: the table stands where the change ends.</summary>
    Applied,

    /// <summary>The table already stands there or further: nothing to do.</summary>
    Old,

    /// <summary>The change starts elsewhere: a full one is needed.</summary>
    Gap,
}

/// <summary>
/// Totals by contest and area at one position, moved on by changes: only forward, only without a gap. Not safe for concurrent use; the messages in it
/// are never changed once put in.
/// </summary>
public sealed class TotalsTable
{
    private readonly Dictionary<(string Contest, string Area), AreaTotals> totals = [];

    /// <summary>Null while nothing was applied.</summary>
    public AsOf? AsOf { get; private set; }

    /// <summary>Every lot recorded, in order.</summary>
    public IReadOnlyList<ContestLot> Lots { get; private set; } = [];

    public IReadOnlyCollection<AreaTotals> All => totals.Values;

    /// <summary>Null where there is no such total.</summary>
    public AreaTotals? Find(string contest, string area) => totals.GetValueOrDefault((contest, area));

    public TotalsStep Apply(TotalsChanged change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var step = Judge(change);
        if (step != TotalsStep.Applied) return step;
        if (change.Full) totals.Clear();
        foreach (var row in change.Totals) totals[(row.Contest, row.Area)] = row;
        Lots = change.Lots;
        AsOf = change.AsOf;
        return TotalsStep.Applied;
    }

    /// <summary>Positions of totals can be compared only where both are of one election and one version of the fold.</summary>
    public static bool IsSameHistory(AsOf? before, AsOf after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return before is not null && before.ElectionId == after.ElectionId && before.FoldVersion == after.FoldVersion;
    }

    private TotalsStep Judge(TotalsChanged change)
    {
        var sameHistory = IsSameHistory(AsOf, change.AsOf);
        if (sameHistory && change.AsOf.Position <= AsOf!.Position) return TotalsStep.Old;
        if (change.Full) return TotalsStep.Applied;
        return sameHistory && change.From == AsOf!.Position ? TotalsStep.Applied : TotalsStep.Gap;
    }
}
