using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>Which area lies in which, and which area of each hierarchy each precinct lies in.</summary>
internal sealed class AreaTree
{
    private const int None = -1;

    private readonly int[] hierarchyOfArea;
    private readonly int[] parentOfArea;
    private readonly Paged<int> areasOfPrecincts;
    private readonly int hierarchies;

    public AreaTree(Area[] areas, IEnumerable<Precinct> precincts, int hierarchies)
    {
        this.hierarchies = hierarchies;
        hierarchyOfArea = Array.ConvertAll(areas, area => area.Hierarchy);
        parentOfArea = Array.ConvertAll(areas, area => area.Parent?.Value ?? None);
        areasOfPrecincts = new Paged<int>(AreasOf(precincts));
    }

    private AreaTree(AreaTree before, IEnumerable<Precinct> added)
    {
        (hierarchies, hierarchyOfArea, parentOfArea) = (before.hierarchies, before.hierarchyOfArea, before.parentOfArea);
        areasOfPrecincts = before.areasOfPrecincts.With(AreasOf(added));
    }

    /// <summary>With more precincts, numbered after all others; what was there is shared.</summary>
    public AreaTree With(IEnumerable<Precinct> added) => new(this, added);

    /// <summary>A parent's number is smaller than its children's: the walk upwards ends where it has passed the one sought.</summary>
    public bool Lies(PrecinctIndex precinct, AreaIndex within)
    {
        var area = areasOfPrecincts[(precinct.Value * hierarchies) + hierarchyOfArea[within.Value]];
        while (area > within.Value) area = parentOfArea[area];
        return area == within.Value;
    }

    /// <summary>True where the one is part of the other and not the other itself.</summary>
    public bool LiesBelow(AreaIndex inner, AreaIndex outer)
    {
        var area = inner.Value;
        while (area > outer.Value) area = parentOfArea[area];
        return area == outer.Value && inner != outer;
    }

    private static IEnumerable<int> AreasOf(IEnumerable<Precinct> precincts) => precincts.SelectMany(precinct => precinct.Areas).Select(area => area.Value);
}
