using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>
/// The running totals: every slot's counted figures and every row's sums, in flat arrays. Applying a change touches the slot and its rows,
/// and allocates nothing once as many results have been held at a time before. Not safe for concurrent use.
/// </summary>
public sealed class Tally
{
    private readonly long[] sums;
    private readonly long[] heldDeltas;
    private readonly int[] firstOfRow;
    private readonly RowCounts[] counts;
    private readonly KeptFigures first = new();
    private readonly KeptFigures second = new();
    private readonly KeptFigures annulled = new();
    private readonly TallyJournal journal = new();
    private readonly long[] delta;
    private Election election;
    private int[] counted = [];
    private SlotFigures[] slots = [];
    private int placedSlots;
    private int placedFigures;

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
        PlaceSlots();
    }

    public TallyRows Rows { get; }

    /// <summary>Sums of a row as counted: form lines, then votes.</summary>
    public ReadOnlySpan<long> SumsOf(int row) => sums.AsSpan(firstOfRow[row]..firstOfRow[row + 1]);

    /// <summary>
    /// What would be added to a row's sums if all held results were counted; may be negative where a held correction lowers a figure.
    /// </summary>
    public ReadOnlySpan<long> HeldDeltasOf(int row) => heldDeltas.AsSpan(firstOfRow[row]..firstOfRow[row + 1]);

    public RowCounts CountsOf(int row) => counts[row];

    /// <summary>
    /// What a slot adds to the sums: form lines, then votes; all zero where nothing is counted, and of an annulled result what the election keeps.
    /// </summary>
    public ReadOnlySpan<int> CountedIn(SlotIndex slot) => CountedOf(slot);

    public bool HasCounted(SlotIndex slot) => (slots[slot.Value].Marks & SlotMarks.Counted) != 0;

    /// <summary>The figures that wait in a slot; empty where none do.</summary>
    public ReadOnlySpan<int> HeldIn(SlotIndex slot) => first.In(slot.Value);

    /// <summary>The figures of another authority that wait beside them; empty where none do.</summary>
    public ReadOnlySpan<int> SecondHeldIn(SlotIndex slot) => second.In(slot.Value);

    /// <summary>The annulled figures of a slot; empty where none are.</summary>
    public ReadOnlySpan<int> AnnulledIn(SlotIndex slot) => annulled.In(slot.Value);

    /// <summary>From here on, <see cref="Rollback"/> returns to this point.</summary>
    internal void Mark() => journal.Clear();

    /// <summary>Takes back every change since <see cref="Mark"/>.</summary>
    internal void Rollback()
    {
        for (; journal.Count > 0; journal.RemoveLast()) PutBack(journal.Last);
    }

    /// <summary>Stations that close are not expected any more, those that open are. What it costs is for these stations alone, however many there are.</summary>
    /// <param name="after">The election with them.</param>
    /// <param name="closed">Without anything recorded.</param>
    internal void Restation(Election after, IEnumerable<PrecinctIndex> closed)
    {
        Rows.Restation(after);
        Expect(closed, -1);
        election = after;
        PlaceSlots();
    }

    /// <summary>Takes that back, once all changes since have been taken back.</summary>
    internal void TakeBack(Election before, IEnumerable<PrecinctIndex> closed)
    {
        for (; placedSlots > before.Slots.Count; placedSlots--)
        {
            Expect(new SlotIndex(placedSlots - 1), -1);
            placedFigures = slots[placedSlots - 1].First;
        }

        election = before;
        Rows.Restation(before);
        Expect(closed, 1);
    }

    /// <param name="change">What the entry does.</param>
    /// <param name="figures">The statement's figures, each 0 to <see cref="int.MaxValue"/>; used by Count, Hold and HoldSecond only.</param>
    public void Apply(TallyChange change, ReadOnlySpan<long> figures)
    {
        if (!change.IsOfSlot) return;
        var slot = change.Slot;
        journal.Write(slot, slots[slot.Value].Marks, CountedOf(slot), first.In(slot.Value), second.In(slot.Value), annulled.In(slot.Value));
        switch (change.Effect)
        {
            case TallyEffect.Count: Count(slot, figures, change.Flagged); break;
            case TallyEffect.Hold: Hold(slot, figures); break;
            case TallyEffect.HoldSecond: second.Put(slot.Value, figures); break;
            case TallyEffect.Release: CountKept(slot, first, change.Flagged); break;
            case TallyEffect.ReleaseSecond: CountKept(slot, second, change.Flagged); break;
            case TallyEffect.SetAside: SetAside(slot); break;
            case TallyEffect.SetAsideSecond: second.Remove(slot.Value); break;
            case TallyEffect.Confirm: MarkAs(slot, slots[slot.Value].Marks & ~SlotMarks.Flagged); break;
            case TallyEffect.NoResult: MarkAs(slot, slots[slot.Value].Marks | SlotMarks.WithoutResult); break;
            case TallyEffect.Annul: Annul(slot); break;
            case TallyEffect.Reinstate: CountKept(slot, annulled, change.Flagged); break;
            case TallyEffect.None:
            case TallyEffect.Open:
            case TallyEffect.Restation:
                throw new InvalidOperationException("Such a change falls on no slot.");
        }
    }

    /// <summary>Gives every slot that has none its place among the figures.</summary>
    private void PlaceSlots()
    {
        Grow(ref slots, election.Slots.Count);
        for (; placedSlots < election.Slots.Count; placedSlots++)
        {
            var index = new SlotIndex(placedSlots);
            var width = election.SheetOf(election.Slots.ContestOf(index)).Width;
            slots[placedSlots] = new SlotFigures { First = placedFigures, Width = (short)width, Chain = Rows.ChainOf(index) };
            placedFigures += width;
            Expect(index, 1);
        }

        Grow(ref counted, placedFigures);
    }

    /// <summary>The first time to what is needed, later by some more, so that many small changes together cost no more than one.</summary>
    private static void Grow<T>(ref T[] array, int needed)
    {
        if (needed > array.Length) Array.Resize(ref array, Math.Max(needed, array.Length + (array.Length / 4)));
    }

    private Span<int> CountedOf(SlotIndex slot) => counted.AsSpan(slots[slot.Value].First, slots[slot.Value].Width);

    private void Expect(IEnumerable<PrecinctIndex> precincts, int sign)
    {
        foreach (var precinct in precincts)
            foreach (var contest in election[precinct].Contests) Expect(election.Slots.Find(contest, precinct)!.Value, sign);
    }

    private void Expect(SlotIndex slot, int sign)
    {
        var one = new RowCounts { Expected = sign, RegisteredExpected = (long)sign * (election.FiguresOf(election.Slots.PrecinctOf(slot)).Registered ?? 0) };
        foreach (var row in Rows.Of(slot)) counts[row].Add(one);
    }

    /// <summary>Voters who are not expected while the slot is annulled.</summary>
    private long AnnulledVotersOf(SlotIndex slot) =>
        election.Definition.AnnulmentEffect == AnnulmentEffect.LeaveAll ? election.FiguresOf(election.Slots.PrecinctOf(slot)).Registered ?? 0 : 0;

    private void Count(SlotIndex slot, ReadOnlySpan<long> figures, bool flagged)
    {
        DropHeld(slot);
        second.Remove(slot.Value);
        Put(slot, figures, SlotMarks.Counted | (flagged ? SlotMarks.Flagged : SlotMarks.None));
    }

    /// <summary>Puts figures into the sums in place of those that are there, and marks in place of the slot's.</summary>
    private void Put(SlotIndex slot, ReadOnlySpan<long> figures, SlotMarks marks)
    {
        ref var place = ref slots[slot.Value];
        var change = delta.AsSpan(0, place.Width);
        FigureSums.Replace(counted.AsSpan(place.First, place.Width), figures, change);
        var voters = ((place.Marks | marks) & SlotMarks.Annulled) != 0 ? AnnulledVotersOf(slot) : 0;
        var counting = place.Marks.ChangeTo(marks, voters);
        place.Marks = marks;
        foreach (var row in Rows.Chain(place.Chain))
        {
            FigureSums.Add(sums.AsSpan(firstOfRow[row], change.Length), change);
            counts[row].Add(counting);
        }
    }

    private void MarkAs(SlotIndex slot, SlotMarks marks)
    {
        var change = slots[slot.Value].Marks.ChangeTo(marks, 0);
        slots[slot.Value].Marks = marks;
        foreach (var row in Rows.Of(slot)) counts[row].Add(change);
    }

    private void Hold(SlotIndex slot, ReadOnlySpan<long> figures)
    {
        DropHeld(slot);
        first.Put(slot.Value, figures);
        MarkAs(slot, slots[slot.Value].Marks | SlotMarks.Held);
        AddHeld(slot, 1);
    }

    private void CountKept(SlotIndex slot, KeptFigures from, bool flagged)
    {
        Span<long> figures = stackalloc long[slots[slot.Value].Width];
        Widen(from.In(slot.Value), figures);
        annulled.Remove(slot.Value);
        Count(slot, figures, flagged);
    }

    private void SetAside(SlotIndex slot)
    {
        DropHeld(slot);
        if (!second.Has(slot.Value)) return;
        Span<long> figures = stackalloc long[slots[slot.Value].Width];
        Widen(second.In(slot.Value), figures);
        second.Remove(slot.Value);
        Hold(slot, figures);
    }

    private void Annul(SlotIndex slot)
    {
        DropHeld(slot);
        second.Remove(slot.Value);
        Span<long> figures = stackalloc long[slots[slot.Value].Width];
        Widen(CountedOf(slot), figures);
        annulled.Put(slot.Value, figures);
        var sheet = election.SheetOf(election.Slots.ContestOf(slot));
        for (var i = 0; i < figures.Length; i++)
            if (!sheet.StaysWhenAnnulled(i, election.Definition.AnnulmentEffect)) figures[i] = 0;
        Put(slot, figures, SlotMarks.Annulled);
    }

    private void DropHeld(SlotIndex slot)
    {
        if ((slots[slot.Value].Marks & SlotMarks.Held) == 0) return;
        AddHeld(slot, -1);
        first.Remove(slot.Value);
        MarkAs(slot, slots[slot.Value].Marks & ~SlotMarks.Held);
    }

    /// <summary>Adds or takes away what counting the held figures would change; always while the same result is counted.</summary>
    private void AddHeld(SlotIndex slot, int sign)
    {
        var mine = CountedOf(slot);
        var waiting = first.In(slot.Value);
        var change = delta.AsSpan(0, mine.Length);
        for (var i = 0; i < mine.Length; i++) change[i] = sign * ((long)waiting[i] - mine[i]);
        foreach (var row in Rows.Of(slot)) FigureSums.Add(heldDeltas.AsSpan(firstOfRow[row], change.Length), change);
    }

    private void PutBack(TallyJournal.Page page)
    {
        var slot = page.Slot;
        Span<long> figures = stackalloc long[page.Counted];
        DropHeld(slot);
        Widen(journal.Read(page.Start, page.Counted), figures);
        Put(slot, figures, page.Marks & ~SlotMarks.Held);
        var start = page.Start + page.Counted;
        if (page.First > 0) Hold(slot, Widen(journal.Read(start, page.First), figures));
        PutBack(second, slot, journal.Read(start + page.First, page.Second), figures);
        PutBack(annulled, slot, journal.Read(start + page.First + page.Second, page.Annulled), figures);
    }

    private static void PutBack(KeptFigures into, SlotIndex slot, ReadOnlySpan<int> figures, Span<long> wide)
    {
        if (figures.IsEmpty) into.Remove(slot.Value);
        else into.Put(slot.Value, Widen(figures, wide));
    }

    private static ReadOnlySpan<long> Widen(ReadOnlySpan<int> figures, Span<long> wide)
    {
        for (var i = 0; i < figures.Length; i++) wide[i] = figures[i];
        return wide;
    }

    /// <summary>Where a slot's counted figures lie, what it adds to its rows' counts, and which rows they are: together, to be fetched together.</summary>
    private struct SlotFigures
    {
        public int First;
        public int Chain;
        public short Width;
        public SlotMarks Marks;
    }
}
