using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>Where every slot stands, and which results a review or an endorsement may name. Changes can be taken back.</summary>
internal sealed class SlotBook
{
    private readonly Dictionary<StatementId, SlotIndex> reviewable = [];
    private readonly List<(SlotIndex Index, Slot Before)> undo = [];
    private Slot[] slots = [];

    public Slot this[SlotIndex slot] => slots[slot.Value];

    public int Count { get; private set; }

    /// <summary>The slot in which this result is held, or counted and flagged; null where it is neither.</summary>
    public SlotIndex? Reviewable(StatementId result) => reviewable.TryGetValue(result, out var slot) ? slot : null;

    /// <summary>More slots, or fewer: all changed since the mark must have been taken back before there are fewer.</summary>
    public void Resize(int count)
    {
        if (count == 0) slots = [];
        if (count > slots.Length) Array.Resize(ref slots, Math.Max(count, slots.Length + (slots.Length / 4)));
        Count = count;
    }

    public void Mark() => undo.Clear();

    public void Rollback()
    {
        for (var i = undo.Count - 1; i >= 0; i--) Put(undo[i].Index, undo[i].Before);
        undo.Clear();
    }

    public void Change(SlotIndex index, Slot after)
    {
        undo.Add((index, slots[index.Value]));
        Put(index, after);
    }

    private void Put(SlotIndex index, Slot after)
    {
        var before = slots[index.Value];
        if (!before.First.IsNone) reviewable.Remove(before.First.Id);
        if (!before.Second.IsNone) reviewable.Remove(before.Second.Id);
        if (IsFlagged(before)) reviewable.Remove(before.Counted);
        if (!after.First.IsNone) reviewable[after.First.Id] = index;
        if (!after.Second.IsNone) reviewable[after.Second.Id] = index;
        if (IsFlagged(after)) reviewable[after.Counted] = index;
        slots[index.Value] = after;
    }

    private static bool IsFlagged(Slot slot) => slot.CountedFlagged && !slot.IsAnnulled;
}
