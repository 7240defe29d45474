using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Nist;

/// <summary>What a report is about.</summary>
/// <param name="Contests">In the definition's order; at least one.</param>
/// <param name="Area">This area and those below it only; null for all.</param>
/// <param name="Stations">Down to each station (NIST: precinct-level) rather than to areas (summary-contest).</param>
public sealed record NistScope(IReadOnlyList<ContestIndex> Contests, AreaIndex? Area, bool Stations)
{
    /// <summary>All contests everywhere.</summary>
    public static NistScope All(Election election, bool stations = false)
    {
        ArgumentNullException.ThrowIfNull(election);
        return new NistScope([.. Enumerable.Range(0, election.Contests.Count).Select(contest => new ContestIndex(contest))], null, stations);
    }

    /// <summary>The contests in which anybody there votes; all where nobody does.</summary>
    public static NistScope In(Election election, AreaIndex area, bool stations = false)
    {
        ArgumentNullException.ThrowIfNull(election);
        var there = Enumerable.Range(0, election.Precincts.Count).Where(station => election.Lies(new PrecinctIndex(station), area))
            .SelectMany(station => election.Precincts[station].Contests).ToHashSet();
        var all = All(election, stations) with { Area = area };
        return there.Count == 0 ? all : all with { Contests = [.. all.Contests.Where(there.Contains)] };
    }

    /// <summary>At most so many counts of votes the report can have, whatever is counted: what its length grows with.</summary>
    public long MostCounts(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var areas = election.Areas.Index().Count(area => Takes(election, new AreaIndex(area.Index)));
        return Contests.Sum(contest => (long)election[contest].Selections.Count * (1 + areas + (Stations ? StationsOf(election, contest).Count() : 0)));
    }

    internal bool Takes(Election election, AreaIndex area) => Area is not { } asked || area == asked || election.LiesBelow(area, asked);

    internal IEnumerable<(PrecinctIndex Precinct, SlotIndex Slot)> StationsOf(Election election, ContestIndex contest) =>
        election.StationsOf(contest).Where(station => Area is not { } asked || election.Lies(station.Precinct, asked));
}
