using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>
/// The running totals: every slot's counted figures and every row's sums, in flat arrays. Applying a change touches the slot and its rows and
/// allocates nothing, except for figures that are held. Not safe for concurrent use.
/// </summary>
public sealed class Tally
{
    private readonly Election election;
    private readonly long[] sums;
    private readonly long[] heldDeltas;
    private readonly int[] figureStartOfRow;
    private readonly RowCounts[] counts;
    private readonly int[] counted;
    private readonly long[] figureStartOfSlot;
    private readonly bool[] isCounted;
    private readonly bool[] isFlagged;
    private readonly Dictionary<int, int[]> held = [];
    private readonly long[] delta;

    public Tally(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        this.election = election;
        Rows = new TallyRows(election);
        var rows = Rows.Rows;
        figureStartOfRow = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++) figureStartOfRow[row + 1] = figureStartOfRow[row] + election.Sheets[rows[row].Contest.Value].Width;
        sums = new long[figureStartOfRow[^1]];
        heldDeltas = new long[figureStartOfRow[^1]];
        counts = new RowCounts[rows.Count];

        var slots = election.Slots.Count;
        figureStartOfSlot = new long[slots + 1];
        for (var slot = 0; slot < slots; slot++) figureStartOfSlot[slot + 1] = figureStartOfSlot[slot] + SheetOf(slot).Width;
        counted = new int[figureStartOfSlot[^1]];
        isCounted = new bool[slots];
        isFlagged = new bool[slots];
        delta = new long[election.Sheets.Max(sheet => sheet.Width)];
        for (var slot = 0; slot < slots; slot++) Expect(slot);
    }

    public TallyRows Rows { get; }

    /// <summary>Sums of a row as counted: form lines, then votes.</summary>
    public ReadOnlySpan<long> SumsOf(int row) => sums.AsSpan(figureStartOfRow[row]..figureStartOfRow[row + 1]);

    /// <summary>What would be added to a row's sums if all held results were counted; may be negative where a held correction lowers a figure.</summary>
    public ReadOnlySpan<long> HeldDeltasOf(int row) => heldDeltas.AsSpan(figureStartOfRow[row]..figureStartOfRow[row + 1]);

    public RowCounts CountsOf(int row) => counts[row];

    /// <summary>The counted figures of a slot: form lines, then votes; all zero where nothing is counted.</summary>
    public ReadOnlySpan<int> CountedIn(SlotIndex slot) => counted.AsSpan((int)figureStartOfSlot[slot.Value], SheetOf(slot.Value).Width);

    public bool HasCounted(SlotIndex slot) => isCounted[slot.Value];

    /// <summary>The figures that wait for review in a slot; empty where none do.</summary>
    public ReadOnlySpan<int> HeldIn(SlotIndex slot) => held.GetValueOrDefault(slot.Value);

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
                Count(change.Slot, DropHeld(change.Slot), change.Flagged);
                break;
            case TallyEffect.SetAside:
                DropHeld(change.Slot);
                break;
        }
    }

    private Sheet SheetOf(int slot) => election.Sheets[election.Slots.ContestOf(new SlotIndex(slot)).Value];

    private void Expect(int slot)
    {
        var registered = election[election.Slots.PrecinctOf(new SlotIndex(slot))].Registered ?? 0;
        foreach (var row in Rows.Of(new SlotIndex(slot)))
        {
            counts[row].Expected++;
            counts[row].RegisteredExpected += registered;
        }
    }

    private void Count(SlotIndex slot, ReadOnlySpan<long> figures, bool flagged)
    {
        var mine = counted.AsSpan((int)figureStartOfSlot[slot.Value], figures.Length);
        for (var i = 0; i < figures.Length; i++)
        {
            delta[i] = figures[i] - mine[i];
            mine[i] = (int)figures[i];
        }

        var newlyCounted = isCounted[slot.Value] ? 0 : 1;
        var flags = (flagged ? 1 : 0) - (isFlagged[slot.Value] ? 1 : 0);
        isCounted[slot.Value] = true;
        isFlagged[slot.Value] = flagged;
        foreach (var row in Rows.Of(slot))
        {
            Add(sums, row, delta.AsSpan(0, figures.Length));
            counts[row].Counted += newlyCounted;
            counts[row].Flagged += flags;
        }
    }

    private void Hold(SlotIndex slot, ReadOnlySpan<long> figures)
    {
        var waiting = new int[figures.Length];
        for (var i = 0; i < figures.Length; i++) waiting[i] = (int)figures[i];
        held.Add(slot.Value, waiting);
        AddHeld(slot, waiting, 1);
    }

    /// <returns>The figures that were held; empty where none were.</returns>
    private ReadOnlySpan<long> DropHeld(SlotIndex slot)
    {
        if (held.Count == 0 || !held.Remove(slot.Value, out var waiting)) return [];
        AddHeld(slot, waiting, -1);
        return Array.ConvertAll(waiting, figure => (long)figure);
    }

    private void AddHeld(SlotIndex slot, int[] waiting, int sign)
    {
        var mine = CountedIn(slot);
        for (var i = 0; i < waiting.Length; i++) delta[i] = sign * ((long)waiting[i] - mine[i]);
        foreach (var row in Rows.Of(slot))
        {
            Add(heldDeltas, row, delta.AsSpan(0, waiting.Length));
            counts[row].Held += sign;
        }
    }

    private void Add(long[] target, int row, ReadOnlySpan<long> change)
    {
        var figures = target.AsSpan(figureStartOfRow[row], change.Length);
        for (var i = 0; i < change.Length; i++) figures[i] += change[i];
    }
}
