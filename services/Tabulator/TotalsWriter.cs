using System.Collections;
using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Tabulator;

/// <summary>Notes which totals have changed and puts them into messages: absolute values, so that a repeat does no harm. Not safe for concurrent use.</summary>
internal sealed class TotalsWriter
{
    private BitArray changed = new(0);
    private long writtenPosition;
    private bool writtenOnce;

    /// <summary>True where a change is waiting to be written.</summary>
    public bool IsBehind(Fold fold) => fold.Tally is not null && (!writtenOnce || fold.State.Position > writtenPosition);

    public void Note(TallyChange change, Tally? tally)
    {
        if (change.Effect is TallyEffect.None or TallyEffect.Open || tally is null) return;
        if (changed.Length != tally.Rows.Rows.Count) changed = new BitArray(tally.Rows.Rows.Count);
        foreach (var row in tally.Rows.Of(change.Slot)) changed[row] = true;
    }

    /// <summary>What has changed since the last call; everything at the first.</summary>
    public TotalsChanged TakeChange(Fold fold)
    {
        if (!writtenOnce) return TakeAll(fold);
        var message = Frame(fold);
        message.From = (ulong)writtenPosition;
        for (var row = 0; row < changed.Length; row++)
            if (changed[row]) message.Totals.Add(Translate(fold.Tally!, row));
        Written(fold);
        return message;
    }

    private TotalsChanged TakeAll(Fold fold)
    {
        var message = Frame(fold);
        message.Full = true;
        for (var row = 0; row < fold.Tally!.Rows.Rows.Count; row++) message.Totals.Add(Translate(fold.Tally, row));
        Written(fold);
        return message;
    }

    private void Written(Fold fold)
    {
        changed.SetAll(false);
        writtenPosition = fold.State.Position;
        writtenOnce = true;
    }

    private static TotalsChanged Frame(Fold fold)
    {
        var state = fold.State;
        var message = new TotalsChanged
        {
            AsOf = new AsOf
            {
                ElectionId = ByteString.CopyFrom(state.ElectionId.Value.ToArray()),
                Position = (ulong)state.Position,
                RecordedAt = (ulong)state.RecordedAt.Milliseconds,
                FoldVersion = Fold.Version,
                Test = state.Definition!.Test,
                Synthetic = state.Definition.Synthetic,
            },
        };
        foreach (var lot in state.Lots)
            message.Lots.Add(new ContestLot { Contest = state.Election![lot.Contest!.Value].Code, Order = { lot.Order.Select(number => (uint)number) } });
        return message;
    }

    private static AreaTotals Translate(Tally tally, int row)
    {
        var election = tally.Rows.Election;
        var (contest, area) = tally.Rows.Rows[row];
        var lines = election.Sheets[contest.Value].Lines;
        var counts = tally.CountsOf(row);
        var sums = tally.SumsOf(row);
        var totals = new AreaTotals
        {
            Contest = election[contest].Code,
            Area = area is { } index ? election[index].Code : "",
            PrecinctsExpected = (uint)counts.Expected,
            PrecinctsCounted = (uint)counts.Counted,
            PrecinctsFlagged = (uint)counts.Flagged,
            PrecinctsHeld = (uint)counts.Held,
            RegisteredExpected = (ulong)counts.RegisteredExpected,
        };
        for (var i = 0; i < sums.Length; i++) (i < lines ? totals.Lines : totals.Votes).Add((ulong)sums[i]);
        if (counts.Held > 0) totals.IfHeldCounted = IfHeldCounted(sums, tally.HeldDeltasOf(row), lines);
        return totals;
    }

    private static Figures IfHeldCounted(ReadOnlySpan<long> sums, ReadOnlySpan<long> deltas, int lines)
    {
        var figures = new Figures();
        for (var i = 0; i < sums.Length; i++) (i < lines ? figures.Lines : figures.Votes).Add((ulong)(sums[i] + deltas[i]));
        return figures;
    }
}
