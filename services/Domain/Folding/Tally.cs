using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>
/// The running totals: every slot's counted figures and every row's sums, in flat arrays. Applying a change touches the slot and its rows,
/// and allocates nothing once as many results have been held at a time before. Not safe for concurrent use.
/// </summary>
public sealed class Tally
{
    private readonly Election election;
    private readonly long[] sums;
    private readonly long[] heldDeltas;
    private readonly int[] firstOfRow;
    private readonly RowCounts[] counts;
    private readonly int[] counted;
    private readonly SlotFigures[] slots;
    private readonly HeldFigures held = new();
    private readonly long[] delta;

    public Tally(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        this.election = election;
        Rows = new TallyRows(election);
        firstOfRow = new int[Rows.Count + 1];
        for (var row = 0; row < Rows.Count; row++) firstOfRow[row + 1] = firstOfRow[row] + election.SheetOf(Rows[row].Contest).Width;
        sums = new long[firstOfRow[^1]];
        heldDeltas = new long[firstOfRow[^1]];
        counts = new RowCounts[Rows.Count];
        delta = new long[election.Sheets.Max(sheet => sheet.Width)];
        slots = new SlotFigures[election.Slots.Count];
        counted = new int[PlaceSlots()];
    }

    public TallyRows Rows { get; }

    /// <summary>Sums of a row as counted: form lines, then votes.</summary>
    public ReadOnlySpan<long> SumsOf(int row) => sums.AsSpan(firstOfRow[row]..firstOfRow[row + 1]);

    /// <summary>
    /// What would be added to a row's sums if all held results were counted; may be negative where a held correction lowers a figure.
    /// </summary>
    public ReadOnlySpan<long> HeldDeltasOf(int row) => heldDeltas.AsSpan(firstOfRow[row]..firstOfRow[row + 1]);

    public RowCounts CountsOf(int row) => counts[row];

    /// <summary>The counted figures of a slot: form lines, then votes; all zero where nothing is counted.</summary>
    public ReadOnlySpan<int> CountedIn(SlotIndex slot) => CountedOf(slot);

    public bool HasCounted(SlotIndex slot) => slots[slot.Value].IsCounted;

    /// <summary>The figures that wait for review in a slot; empty where none do.</summary>
    public ReadOnlySpan<int> HeldIn(SlotIndex slot) => held.In(slot.Value);

    /// <param name="change">What the entry does.</param>
    /// <param name="figures">The statement's figures, each 0 to <see cref="int.MaxValue"/>; used by Count and Hold only.</param>
    public void Apply(TallyChange change, ReadOnlySpan<long> figures)
    {
        switch (change.Effect)
        {
            case TallyEffect.None:
            case TallyEffect.Open:
                break;
            case TallyEffect.Count:
                DropHeld(change.Slot);
                Count(change.Slot, figures, change.Flagged);
                break;
            case TallyEffect.Hold:
                DropHeld(change.Slot);
                Hold(change.Slot, figures);
                break;
            case TallyEffect.Release:
                Release(change.Slot, change.Flagged);
                break;
            case TallyEffect.SetAside:
                DropHeld(change.Slot);
                break;
        }
    }

    /// <returns>Figures in all slots together.</returns>
    private int PlaceSlots()
    {
        var figures = 0;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var index = new SlotIndex(slot);
            var width = election.SheetOf(election.Slots.ContestOf(index)).Width;
            slots[slot] = new SlotFigures { First = figures, Width = (short)width, Chain = Rows.ChainOf(index) };
            figures += width;
            Expect(index);
        }

        return figures;
    }

    private Span<int> CountedOf(SlotIndex slot) => counted.AsSpan(slots[slot.Value].First, slots[slot.Value].Width);

    private void Expect(SlotIndex slot)
    {
        var registered = election[election.Slots.PrecinctOf(slot)].Registered ?? 0;
        foreach (var row in Rows.Of(slot))
        {
            counts[row].Expected++;
            counts[row].RegisteredExpected += registered;
        }
    }

    private void Count(SlotIndex slot, ReadOnlySpan<long> figures, bool flagged)
    {
        ref var place = ref slots[slot.Value];
        var rows = Rows.Chain(place.Chain);
        var change = delta.AsSpan(0, place.Width);
        FigureSums.Replace(counted.AsSpan(place.First, place.Width), figures, change);
        var newlyCounted = place.IsCounted ? 0 : 1;
        var newlyFlagged = (flagged ? 1 : 0) - (place.IsFlagged ? 1 : 0);
        place.IsCounted = true;
        place.IsFlagged = flagged;
        foreach (var row in rows)
        {
            FigureSums.Add(sums.AsSpan(firstOfRow[row], change.Length), change);
            counts[row].Counted += newlyCounted;
            counts[row].Flagged += newlyFlagged;
        }
    }

    private void Hold(SlotIndex slot, ReadOnlySpan<long> figures)
    {
        held.Add(slot.Value, figures);
        slots[slot.Value].IsHeld = true;
        AddHeld(slot, 1);
    }

    private void Release(SlotIndex slot, bool flagged)
    {
        var waiting = held.In(slot.Value);
        Span<long> figures = stackalloc long[waiting.Length];
        for (var i = 0; i < waiting.Length; i++) figures[i] = waiting[i];
        DropHeld(slot);
        Count(slot, figures, flagged);
    }

    private void DropHeld(SlotIndex slot)
    {
        if (!slots[slot.Value].IsHeld) return;
        AddHeld(slot, -1);
        held.Remove(slot.Value);
        slots[slot.Value].IsHeld = false;
    }

    /// <summary>Adds or takes away what counting the held figures would change; always while the same result is counted.</summary>
    private void AddHeld(SlotIndex slot, int sign)
    {
        var mine = CountedOf(slot);
        var waiting = held.In(slot.Value);
        var change = delta.AsSpan(0, mine.Length);
        for (var i = 0; i < mine.Length; i++) change[i] = sign * ((long)waiting[i] - mine[i]);
        foreach (var row in Rows.Of(slot))
        {
            FigureSums.Add(heldDeltas.AsSpan(firstOfRow[row], change.Length), change);
            counts[row].Held += sign;
        }
    }

    /// <summary>Where a slot's counted figures lie, whether there are any or some held, and which rows they are part of: together, to be fetched together.</summary>
    private struct SlotFigures
    {
        public int First;
        public int Chain;
        public short Width;
        public bool IsCounted;
        public bool IsFlagged;
        public bool IsHeld;
    }
}
