using Tabulation.Contracts.V1;
using Tabulation.Recount;
using Tabulation.TotalsCache;

namespace Tabulation.Publication;

/// <summary>
/// The totals in memory, as every reader sees them: at one position, moving only forward. Safe for concurrent use; the messages it hands out are never
/// changed afterwards.
/// </summary>
internal sealed class TotalsBoard
{
    private readonly Lock gate = new();
    private readonly TotalsTable table = new();
    private readonly Dictionary<(string Contest, string Area), ulong> changedAt = [];
    private TaskCompletionSource moved = NewSignal();
    private bool behind;
    private bool cutOff;

    /// <summary>Completes at the next change.</summary>
    public Task Moved
    {
        get
        {
            lock (gate) return moved.Task;
        }
    }

    /// <summary>
    /// Nothing can be heard of the totals any more: there may be newer ones. Until something is heard, readers see that these may be behind.
    /// </summary>
    public void CutOff()
    {
        lock (gate) cutOff = true;
    }

    /// <summary>Applies a change; a <see cref="TotalsStep.Gap"/> means that a full one must be fetched. Until it is, readers see that totals are behind.</summary>
    public TotalsStep Apply(TotalsChanged change)
    {
        lock (gate)
        {
            cutOff = false;
            var step = table.Apply(change);
            if (step == TotalsStep.Gap) behind = true;
            if (step != TotalsStep.Applied) return step;
            behind = false;
            if (change.Full) changedAt.Clear();
            foreach (var row in change.Totals) changedAt[(row.Contest, row.Area)] = change.AsOf.Position;
            moved.SetResult();
            moved = NewSignal();
            return step;
        }
    }

    /// <summary>Where the totals stand; null while there are none.</summary>
    public AsOf? AsOf
    {
        get
        {
            lock (gate) return Stamp();
        }
    }

    /// <summary>The totals of these keys that changed after a position, in the keys' order, and where they all stand; null while there are none.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="after">0 for all of them.</param>
    public BoardView? Read(IReadOnlyList<(string Contest, string Area)> keys, ulong after = 0)
    {
        lock (gate)
        {
            if (Stamp() is not { } asOf) return null;
            var rows = new List<AreaTotals>();
            foreach (var key in keys)
                if (table.Find(key.Contest, key.Area) is { } row && (after == 0 || changedAt[key] > after)) rows.Add(row);
            return new BoardView(asOf, rows, table.Lots, moved.Task);
        }
    }

    /// <summary>Brings a copy of these totals up to where the board stands.</summary>
    /// <param name="keys">Which.</param>
    /// <param name="known">Where the copy stands; null for nowhere.</param>
    /// <param name="copy">A place for each key; empty where there is no such total.</param>
    /// <param name="changed">Some have changed since.</param>
    /// <returns>Where the copy stands now; null while there are no totals.</returns>
    public AsOf? Copy(IReadOnlyList<(string Contest, string Area)> keys, AsOf? known, Span<StampedTotals> copy, out bool changed)
    {
        lock (gate)
        {
            changed = false;
            if (Stamp() is not { } asOf) return null;
            var after = TotalsTable.IsSameHistory(known, asOf) ? known!.Position : 0;
            if (after == 0) copy.Clear();
            for (var i = 0; asOf.Position > after && i < keys.Count; i++)
            {
                if (table.Find(keys[i].Contest, keys[i].Area) is not { } row || changedAt[keys[i]] <= after) continue;
                copy[i] = new StampedTotals(row, changedAt[keys[i]]);
                changed = true;
            }

            return asOf;
        }
    }

    private AsOf? Stamp()
    {
        if (table.AsOf is null || !(behind || cutOff)) return table.AsOf;
        var asOf = table.AsOf.Clone();
        asOf.Rebuilding = true;
        return asOf;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Totals as on the board at one position.</summary>
/// <param name="AsOf">Where they stand.</param>
/// <param name="Rows">Those asked for.</param>
/// <param name="Lots">Every lot recorded.</param>
/// <param name="Moved">Completes when the board has moved on from here.</param>
internal sealed record BoardView(AsOf AsOf, IReadOnlyList<AreaTotals> Rows, IReadOnlyList<ContestLot> Lots, Task Moved) : TotalsView(AsOf, Rows, Lots);

/// <summary>Totals, and the position to which the change led in which they came.</summary>
internal readonly record struct StampedTotals(AreaTotals? Row, ulong ChangedAt);
