using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>Numbers the slots: every contest at every precinct that votes in it, in order of precincts, then of contests.</summary>
public sealed class SlotMap
{
    private readonly Paged<int> firstOfPrecinct;
    private readonly Paged<int> contestOfSlot;
    private readonly Paged<int> precinctOfSlot;

    // Made once somebody asks, and shared by all maps with more precincts: these look through the slots that were added.
    private readonly Lazy<ILookup<int, SlotIndex>> indexed;
    private readonly int indexedSlots;

    internal SlotMap(IReadOnlyList<Precinct> precincts)
        : this(new Paged<int>([0]), new Paged<int>([]), new Paged<int>([]), precincts, null)
    {
    }

    private SlotMap(Paged<int> firstOfPrecinct, Paged<int> contestOfSlot, Paged<int> precinctOfSlot, IReadOnlyList<Precinct> added, SlotMap? before)
    {
        var (slots, precincts) = (contestOfSlot.Count, firstOfPrecinct.Count - 1);
        this.firstOfPrecinct = firstOfPrecinct.With(added.Select(precinct => slots += precinct.Contests.Count));
        this.contestOfSlot = contestOfSlot.With(added.SelectMany(precinct => precinct.Contests).Select(contest => contest.Value));
        this.precinctOfSlot = precinctOfSlot.With(added.SelectMany((precinct, number) => Enumerable.Repeat(precincts + number, precinct.Contests.Count)));
        indexed = before?.indexed ?? new Lazy<ILookup<int, SlotIndex>>(() => SlotsFrom(0).ToLookup(slot => ContestOf(slot).Value));
        indexedSlots = before?.indexedSlots ?? Count;
    }

    public int Count => contestOfSlot.Count;

    /// <summary>With more precincts, whose slots are numbered after all others; what was there is shared.</summary>
    internal SlotMap With(IReadOnlyList<Precinct> added) => new(firstOfPrecinct, contestOfSlot, precinctOfSlot, added, this);

    public ContestIndex ContestOf(SlotIndex slot) => new(contestOfSlot[slot.Value]);

    public PrecinctIndex PrecinctOf(SlotIndex slot) => new(precinctOfSlot[slot.Value]);

    /// <summary>All slots of a contest, in order.</summary>
    public IEnumerable<SlotIndex> Of(ContestIndex contest) =>
        indexed.Value[contest.Value].Concat(SlotsFrom(indexedSlots).Where(slot => ContestOf(slot) == contest));

    /// <summary>The slot, or null where the precinct does not vote in the contest.</summary>
    public SlotIndex? Find(ContestIndex contest, PrecinctIndex precinct)
    {
        for (var slot = firstOfPrecinct[precinct.Value]; slot < firstOfPrecinct[precinct.Value + 1]; slot++)
            if (contestOfSlot[slot] == contest.Value) return new SlotIndex(slot);
        return null;
    }

    private IEnumerable<SlotIndex> SlotsFrom(int first) => Enumerable.Range(first, Count - first).Select(slot => new SlotIndex(slot));
}
