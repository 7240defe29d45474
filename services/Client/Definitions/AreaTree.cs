using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>The areas read so far, a parent before its children, each with its number.</summary>
/// <param name="places">Where each stands is added.</param>
internal sealed class AreaTree(Places places)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Area> areas = [];

    public IReadOnlyList<Area> Areas => areas;

    public int? Find(string code) => numbers.TryGetValue(code, out var number) ? number : null;

    /// <summary>The number of the area with this code, which must be in the hierarchy; null, and a problem, where there is none.</summary>
    public int? Find(string code, int hierarchy, IValues values, Template source)
    {
        if (Find(code) is { } number && areas[number].Hierarchy == hierarchy) return number;
        source.Problem(values, $"No area of this hierarchy has the code \"{code}\".");
        return null;
    }

    /// <summary>Its number; a code already in use is a problem of the values'.</summary>
    public int Add(Area area, IValues values)
    {
        if (!numbers.TryAdd(area.Code, areas.Count)) values.Problem($"Another area has the code \"{area.Code}\" already; codes are unique.");
        areas.Add(area);
        places.Add("areas", values.Place);
        return areas.Count - 1;
    }

    /// <summary>The area and those it lies in, from the inside out.</summary>
    public IEnumerable<int> Chain(int area)
    {
        for (int? at = area; at is { } here; at = areas[here].HasParent ? (int)areas[here].Parent : null) yield return here;
    }
}
