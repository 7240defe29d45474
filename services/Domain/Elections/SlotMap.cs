using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>Numbers the slots: every contest at every precinct that votes in it, in order of precincts, then of contests.</summary>
public sealed class SlotMap
{
    private readonly int[] firstOfPrecinct;
    private readonly int[] contestOfSlot;
    private readonly int[] precinctOfSlot;

    internal SlotMap(IReadOnlyList<Precinct> precincts)
    {
        firstOfPrecinct = new int[precincts.Count + 1];
        for (var p = 0; p < precincts.Count; p++) firstOfPrecinct[p + 1] = firstOfPrecinct[p] + precincts[p].Contests.Count;
        contestOfSlot = [.. precincts.SelectMany(precinct => precinct.Contests).Select(contest => contest.Value)];
        precinctOfSlot = [.. precincts.SelectMany((precinct, number) => Enumerable.Repeat(number, precinct.Contests.Count))];
    }

    public int Count => contestOfSlot.Length;

    public ContestIndex ContestOf(SlotIndex slot) => new(contestOfSlot[slot.Value]);

    public PrecinctIndex PrecinctOf(SlotIndex slot) => new(precinctOfSlot[slot.Value]);

    /// <summary>The slot, or null where the precinct does not vote in the contest.</summary>
    public SlotIndex? Find(ContestIndex contest, PrecinctIndex precinct)
    {
        for (var slot = firstOfPrecinct[precinct.Value]; slot < firstOfPrecinct[precinct.Value + 1]; slot++)
            if (contestOfSlot[slot] == contest.Value) return new SlotIndex(slot);
        return null;
    }
}
