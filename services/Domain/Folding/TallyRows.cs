using System.Runtime.InteropServices;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>
/// Which sums there are: one row for each contest as a whole and one for each area in which some precinct votes in it; and which rows each
/// slot is part of. Rows are numbered contest by contest, the whole first, then areas in the registry's order; they never move.
/// </summary>
public sealed class TallyRows
{
    private readonly TallyRow[] rows;
    private readonly Dictionary<(int Contest, int Area), int> rowNumbers = [];
    private readonly int[] firstOfContest;

    // Slots of one contest whose precincts share all areas are part of the same rows: a chain, here its length and then its rows. All chains stand
    // one after the other, so that those of a large country stay in the processor's cache.
    private readonly List<int> chains = [];
    private readonly List<int> chainOfSlot = [];
    private readonly Dictionary<string, int> chainsByPlace = new(StringComparer.Ordinal);

    public TallyRows(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        Election = election;
        firstOfContest = new int[election.Contests.Count + 1];
        rows = [.. ListRows()];
        Restation(election);
    }

    public Election Election { get; private set; }

    public int Count => rows.Length;

    /// <summary>Contest and area of each row; a null area is the whole contest.</summary>
    public IReadOnlyList<TallyRow> Rows => rows;

    public TallyRow this[int row] => rows[row];

    /// <summary>Numbers of the rows the slot counts in, each once: the whole contest, then upwards in each hierarchy.</summary>
    public ReadOnlySpan<int> Of(SlotIndex slot) => Chain(chainOfSlot[slot.Value]);

    /// <summary>Number of the contest's first row: the whole contest.</summary>
    public int WholeOf(ContestIndex contest) => firstOfContest[contest.Value];

    /// <summary>Number of the row, or null where nobody in the area votes in the contest.</summary>
    public int? Find(ContestIndex contest, AreaIndex area) => rowNumbers.TryGetValue((contest.Value, area.Value), out var row) ? row : null;

    /// <summary>Number of the row of an area, or of the whole contest where there is none.</summary>
    /// <exception cref="InvalidOperationException">Nobody in the area votes in the contest.</exception>
    public int Of(ContestIndex contest, AreaIndex? area) => area is not { } part ? WholeOf(contest)
        : Find(contest, part) ?? throw new InvalidOperationException("Nobody in the area votes in the contest.");

    /// <summary>What <see cref="Chain"/> needs to find a slot's rows.</summary>
    internal int ChainOf(SlotIndex slot) => chainOfSlot[slot.Value];

    internal ReadOnlySpan<int> Chain(int start) => CollectionsMarshal.AsSpan(chains).Slice(start + 1, chains[start]);

    /// <summary>The same rows with the slots of another election: this one's and more, or the first of them.</summary>
    /// <exception cref="KeyNotFoundException">A new slot is part of a row that is not there. Nothing changed.</exception>
    internal void Restation(Election restationed)
    {
        var left = Math.Min(chainOfSlot.Count, restationed.Slots.Count);
        int[] added = [.. Enumerable.Range(left, restationed.Slots.Count - left).Select(slot => ChainAt(restationed, new SlotIndex(slot)))];
        chainOfSlot.RemoveRange(left, chainOfSlot.Count - left);
        chainOfSlot.AddRange(added);
        Election = restationed;
    }

    private List<TallyRow> ListRows()
    {
        var list = new List<TallyRow>();
        var areas = AreasByContest();
        for (var contest = 0; contest < areas.Length; contest++)
        {
            firstOfContest[contest] = list.Count;
            list.Add(new TallyRow(new ContestIndex(contest), null));
            foreach (var area in areas[contest].Order())
            {
                rowNumbers[(contest, area)] = list.Count;
                list.Add(new TallyRow(new ContestIndex(contest), new AreaIndex(area)));
            }
        }

        firstOfContest[^1] = list.Count;
        return list;
    }

    private HashSet<int>[] AreasByContest()
    {
        HashSet<int>[] areas = [.. Election.Contests.Select(_ => new HashSet<int>())];
        foreach (var precinct in Election.Precincts)
            foreach (var contest in precinct.Contests)
                foreach (var area in precinct.Areas) AddUpwards(areas[contest.Value], area);
        return areas;
    }

    /// <summary>Stops at an area that is already there: so are those above it.</summary>
    private void AddUpwards(HashSet<int> areas, AreaIndex start)
    {
        AreaIndex? area = start;
        while (area is { } here && areas.Add(here.Value)) area = Election[here].Parent;
    }

    private int ChainAt(Election election, SlotIndex slot)
    {
        var (contest, areas) = (election.Slots.ContestOf(slot), election[election.Slots.PrecinctOf(slot)].Areas);
        var place = $"{contest.Value}:{string.Join(',', areas.Select(area => area.Value))}";
        if (chainsByPlace.TryGetValue(place, out var known)) return known;
        int[] chain = [WholeOf(contest), .. areas.SelectMany(area => Upwards(contest, area))];
        var start = chains.Count;
        chains.AddRange([chain.Length, .. chain]);
        chainsByPlace[place] = start;
        return start;
    }

    private IEnumerable<int> Upwards(ContestIndex contest, AreaIndex start)
    {
        for (AreaIndex? area = start; area is { } here; area = Election[here].Parent) yield return rowNumbers[(contest.Value, here.Value)];
    }
}
