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
    private readonly int[] firstOfSlot;
    private readonly bool[] isCounted;
    private readonly bool[] isFlagged;
    private readonly HeldFigures held = new();
    private readonly long[] delta;

    public Tally(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        this.election = election;
        Rows = new TallyRows(election);
        firstOfRow = Starts(Rows.Count, row => election.SheetOf(Rows[row].Contest).Width);
        sums = new long[firstOfRow[^1]];
        heldDeltas = new long[firstOfRow[^1]];
        counts = new RowCounts[Rows.Count];

        var slots = election.Slots.Count;
        firstOfSlot = Starts(slots, slot => election.SheetOf(election.Slots.ContestOf(new SlotIndex(slot))).Width);
        counted = new int[firstOfSlot[^1]];
        isCounted = new bool[slots];
        isFlagged = new bool[slots];
        delta = new long[election.Sheets.Max(sheet => sheet.Width)];
        for (var slot = 0; slot < slots; slot++) Expect(new SlotIndex(slot));
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

    public bool HasCounted(SlotIndex slot) => isCounted[slot.Value];

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

    private static int[] Starts(int count, Func<int, int> widthOf)
    {
        var starts = new int[count + 1];
        for (var i = 0; i < count; i++) starts[i + 1] = starts[i] + widthOf(i);
        return starts;
    }

    private Span<int> CountedOf(SlotIndex slot) => counted.AsSpan(firstOfSlot[slot.Value]..firstOfSlot[slot.Value + 1]);

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
        var mine = CountedOf(slot);
        var change = delta.AsSpan(0, mine.Length);
        for (var i = 0; i < mine.Length; i++)
        {
            change[i] = figures[i] - mine[i];
            mine[i] = (int)figures[i];
        }

        var newlyCounted = isCounted[slot.Value] ? 0 : 1;
        var newlyFlagged = (flagged ? 1 : 0) - (isFlagged[slot.Value] ? 1 : 0);
        isCounted[slot.Value] = true;
        isFlagged[slot.Value] = flagged;
        foreach (var row in Rows.Of(slot))
        {
            Add(sums, row, change);
            counts[row].Counted += newlyCounted;
            counts[row].Flagged += newlyFlagged;
        }
    }

    private void Hold(SlotIndex slot, ReadOnlySpan<long> figures)
    {
        held.Add(slot.Value, figures);
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
        if (held.In(slot.Value).IsEmpty) return;
        AddHeld(slot, -1);
        held.Remove(slot.Value);
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
            Add(heldDeltas, row, change);
            counts[row].Held += sign;
        }
    }

    private void Add(long[] target, int row, ReadOnlySpan<long> change)
    {
        var figures = target.AsSpan(firstOfRow[row], change.Length);
        for (var i = 0; i < figures.Length; i++) figures[i] += change[i];
    }
}
