using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>
/// Which sums there are: one row for each contest as a whole and one for each area in which some precinct votes in it; and which rows each slot is
/// part of. Rows are numbered contest by contest, the whole first, then areas in the registry's order. Immutable.
/// </summary>
public sealed class TallyRows
{
    private readonly int[] chainOfSlot;
    private readonly List<int[]> chains = [];
    private readonly Dictionary<(int Contest, int Area), int> rowNumbers = [];
    private readonly int[] firstOfContest;

    public TallyRows(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        Election = election;
        firstOfContest = new int[election.Contests.Count + 1];
        var rows = ListRows(election);
        Rows = rows;
        chainOfSlot = new int[election.Slots.Count];
        var known = new Dictionary<string, int>();
        for (var slot = 0; slot < chainOfSlot.Length; slot++) chainOfSlot[slot] = ChainOf(new SlotIndex(slot), known);
    }

    public Election Election { get; }

    /// <summary>Contest and area of each row; a null area is the whole contest.</summary>
    public IReadOnlyList<TallyRow> Rows { get; }

    /// <summary>Numbers of the rows the slot counts in.</summary>
    public ReadOnlySpan<int> Of(SlotIndex slot) => chains[chainOfSlot[slot.Value]];

    /// <summary>Number of the contest's first row: the whole contest.</summary>
    public int WholeOf(ContestIndex contest) => firstOfContest[contest.Value];

    /// <summary>Number of the row, or null where nobody in the area votes in the contest.</summary>
    public int? Find(ContestIndex contest, AreaIndex area) => rowNumbers.TryGetValue((contest.Value, area.Value), out var row) ? row : null;

    private List<TallyRow> ListRows(Election election)
    {
        var touched = new SortedSet<(int Contest, int Area)>();
        foreach (var precinct in election.Precincts)
            foreach (var contest in precinct.Contests)
                foreach (var area in precinct.Areas) AddUpwards(touched, contest.Value, area);
        var rows = new List<TallyRow>();
        for (var contest = 0; contest < election.Contests.Count; contest++)
        {
            firstOfContest[contest] = rows.Count;
            rows.Add(new TallyRow(new ContestIndex(contest), null));
            foreach (var (_, area) in touched.GetViewBetween((contest, 0), (contest, int.MaxValue)))
            {
                rowNumbers[(contest, area)] = rows.Count;
                rows.Add(new TallyRow(new ContestIndex(contest), new AreaIndex(area)));
            }
        }

        firstOfContest[^1] = rows.Count;
        return rows;
    }

    private void AddUpwards(SortedSet<(int Contest, int Area)> touched, int contest, AreaIndex start)
    {
        AreaIndex? area = start;
        while (area is { } here && touched.Add((contest, here.Value))) area = Election[here].Parent;
    }

    private int ChainOf(SlotIndex slot, Dictionary<string, int> known)
    {
        var contest = Election.Slots.ContestOf(slot);
        var areas = Election[Election.Slots.PrecinctOf(slot)].Areas;
        var key = $"{contest.Value}:{string.Join(',', areas.Select(area => area.Value))}";
        if (known.TryGetValue(key, out var chain)) return chain;
        var rows = new List<int> { WholeOf(contest) };
        foreach (var start in areas)
            for (AreaIndex? area = start; area is { } here; area = Election[here].Parent) rows.Add(rowNumbers[(contest.Value, here.Value)]);
        chains.Add([.. rows]);
        return known[key] = chains.Count - 1;
    }
}

/// <summary>A sum's contest and area; a null area is the whole contest.</summary>
public readonly record struct TallyRow(ContestIndex Contest, AreaIndex? Area);
