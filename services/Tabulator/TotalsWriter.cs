using System.Collections;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Recount;

namespace Tabulation.Tabulator;

/// <summary>Notes which totals have changed and puts those into messages: absolute values, so that a repeat does no harm. Not safe for concurrent use.</summary>
internal sealed class TotalsWriter
{
    private BitArray changed = new(0);
    private long writtenPosition;
    private bool writtenOnce;

    /// <summary>True where a change is waiting to be written.</summary>
    public bool IsBehind(Fold fold) => fold.Tally is not null && (!writtenOnce || fold.State.Position > writtenPosition);

    public void Note(TallyChange change, Tally? tally)
    {
        if (tally is null) return;
        if (changed.Length != tally.Rows.Rows.Count) changed = new BitArray(tally.Rows.Rows.Count);
        if (change.Effect == TallyEffect.Restation) changed.SetAll(true);
        if (!change.IsOfSlot) return;
        foreach (var row in tally.Rows.Of(change.Slot)) changed[row] = true;
    }

    /// <summary>
    /// What has changed since the last call, also where it is as before again: a subscriber may have been shown it in between by an instance that other
    /// changes led here. Everything at the first call.
    /// </summary>
    public TotalsChanged TakeChange(Fold fold)
    {
        if (!writtenOnce) return TakeAll(fold);
        var message = Frame(fold);
        message.From = (ulong)writtenPosition;
        for (var row = 0; row < changed.Length; row++)
            if (changed[row]) message.Totals.Add(FoldTotals.Of(fold.Tally!, row));
        Written(fold);
        return message;
    }

    private TotalsChanged TakeAll(Fold fold)
    {
        var message = Frame(fold);
        message.Full = true;
        for (var row = 0; row < fold.Tally!.Rows.Rows.Count; row++) message.Totals.Add(FoldTotals.Of(fold.Tally, row));
        Written(fold);
        return message;
    }

    private void Written(Fold fold)
    {
        changed.SetAll(false);
        writtenPosition = fold.State.Position;
        writtenOnce = true;
    }

    private static TotalsChanged Frame(Fold fold) => new() { AsOf = FoldTotals.AsOf(fold), Lots = { FoldTotals.Lots(fold) } };
}
