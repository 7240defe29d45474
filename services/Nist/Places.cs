using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Nist;

/// <summary>The report's GpUnits: areas, stations, and what stands for the whole election.</summary>
internal sealed class Places
{
    private readonly Election election;
    private readonly NistScope scope;
    private readonly HashSet<ContestIndex> asked;
    private readonly HashSet<AreaIndex> districts;
    private readonly ILookup<AreaIndex?, AreaIndex> areasByParent;
    private readonly ILookup<AreaIndex, PrecinctIndex> stationsByArea;

    public Places(Election election, NistScope scope)
    {
        (this.election, this.scope) = (election, scope);
        asked = [.. scope.Contests];
        districts = [.. scope.Contests.Select(contest => election[contest].Area).OfType<AreaIndex>()];
        Whole = WholeArea(election);
        Areas = [.. Enumerable.Range(0, election.Areas.Count).Select(area => new AreaIndex(area)).Where(Takes)];
        Stations = scope.Stations
            ? [.. Enumerable.Range(0, election.Precincts.Count).Select(station => new PrecinctIndex(station)).Where(Takes)]
            : [];
        areasByParent = Areas.ToLookup(area => election[area].Parent);
        stationsByArea = Stations.SelectMany(station => election[station].Areas.Select(area => (area, station))).ToLookup(pair => pair.area, pair => pair.station);
    }

    /// <summary>The area that is the whole election: the only one at the top of a hierarchy, as every station has a place in each; null where none is.</summary>
    public AreaIndex? Whole { get; }

    /// <summary>In the registry's order: those asked for, contests' districts, and the whole.</summary>
    public IReadOnlyList<AreaIndex> Areas { get; }

    /// <summary>Likewise; none in a report of areas, and none that is closed.</summary>
    public IReadOnlyList<PrecinctIndex> Stations { get; }

    public string WholeId => Whole is { } area ? IdOf(area) : NistIds.WholeElection;

    public string IdOf(AreaIndex area) => NistIds.Area(election[area].Code);

    public string IdOf(PrecinctIndex station) => NistIds.Station(election[station].Code);

    /// <summary>Where a contest is held.</summary>
    public string DistrictOf(ContestIndex contest) => election[contest].Area is { } area ? IdOf(area) : WholeId;

    public bool IsDistrict(AreaIndex area) => districts.Contains(area);

    /// <summary>The areas below an area, and below a last one its stations; a null area stands for the whole election, where no area does.</summary>
    public IEnumerable<string> PartsOf(AreaIndex? area)
    {
        if (area is not { } here) return Areas.Where(top => election[top] is { Parent: null, Hierarchy: 0 }).Select(IdOf);
        return areasByParent.Contains(here) ? areasByParent[here].Select(IdOf) : stationsByArea[here].Select(IdOf);
    }

    private bool Takes(AreaIndex area) => scope.Takes(election, area) || area == Whole || IsDistrict(area);

    private bool Takes(PrecinctIndex station) =>
        !election[station].Closed && (scope.Area is not { } within || election.Lies(station, within)) && election[station].Contests.Any(asked.Contains);

    private static AreaIndex? WholeArea(Election election) => Enumerable.Range(0, election.Definition.Hierarchies.Count)
        .Select(hierarchy => election.Areas.Index().Where(area => area.Item.Hierarchy == hierarchy && area.Item.Parent is null).Take(2).ToList())
        .Where(tops => tops.Count == 1).Select(tops => (AreaIndex?)new AreaIndex(tops[0].Index)).FirstOrDefault();
}
