using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>
/// Which sums there are: one row for each contest as a whole and one for each area in which some precinct votes in it; and which rows each
/// slot is part of. Rows are numbered contest by contest, the whole first, then areas in the registry's order. Immutable.
/// </summary>
public sealed class TallyRows
{
    private readonly TallyRow[] rows;
    private readonly Dictionary<(int Contest, int Area), int> rowNumbers = [];
    private readonly int[] firstOfContest;

    // Slots of one contest whose precincts share all areas are part of the same rows: a chain, here its length and then its rows. All chains stand
    // one after the other, so that those of a large country stay in the processor's cache.
    private readonly int[] chains;
    private readonly int[] chainOfSlot;

    public TallyRows(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        Election = election;
        firstOfContest = new int[election.Contests.Count + 1];
        rows = [.. ListRows()];
        chainOfSlot = new int[election.Slots.Count];
        chains = [.. ListChains()];
    }

    public Election Election { get; }

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

    /// <summary>What <see cref="Chain"/> needs to find a slot's rows.</summary>
    internal int ChainOf(SlotIndex slot) => chainOfSlot[slot.Value];

    internal ReadOnlySpan<int> Chain(int start) => chains.AsSpan(start + 1, chains[start]);

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

    private List<int> ListChains()
    {
        var list = new List<int>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var slot = 0; slot < chainOfSlot.Length; slot++)
        {
            var contest = Election.Slots.ContestOf(new SlotIndex(slot));
            var areas = Election[Election.Slots.PrecinctOf(new SlotIndex(slot))].Areas;
            var key = $"{contest.Value}:{string.Join(',', areas.Select(area => area.Value))}";
            if (!known.TryGetValue(key, out chainOfSlot[slot]))
            {
                known[key] = chainOfSlot[slot] = list.Count;
                int[] chain = [WholeOf(contest), .. areas.SelectMany(area => Upwards(contest, area))];
                list.Add(chain.Length);
                list.AddRange(chain);
            }
        }

        return list;
    }

    private IEnumerable<int> Upwards(ContestIndex contest, AreaIndex start)
    {
        for (AreaIndex? area = start; area is { } here; area = Election[here].Parent) yield return rowNumbers[(contest.Value, here.Value)];
    }
}
