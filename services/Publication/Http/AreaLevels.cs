using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Http;

/// <summary>
/// The levels at which an election's totals can be had: the country, HIERARCHY/1 for a hierarchy's areas that lie in no other, HIERARCHY/2 for those below, and so on.
/// </summary>
internal static class AreaLevels
{
    public const string Country = "country", Precinct = "precinct";

    /// <summary>Codes of the areas of a level, in the registry's order; an empty one for the country. Empty where there is no such level.</summary>
    public static IReadOnlyList<string> AreasOf(Election election, string level) =>
        level == Country ? [""] : [.. All(election).Where(each => each.Level == level).Select(each => each.Area)];

    /// <summary>Every level, from the country down to the precinct.</summary>
    public static IReadOnlyList<string> Names(Election election) =>
        [Country, .. All(election).Select(each => each.Level).Distinct().Order(StringComparer.Ordinal), Precinct];

    private static IEnumerable<(string Level, string Area)> All(Election election)
    {
        var depths = new int[election.Areas.Count];
        for (var i = 0; i < depths.Length; i++)
        {
            var area = election[new AreaIndex(i)];
            depths[i] = area.Parent is { } parent ? depths[parent.Value] + 1 : 1;
            yield return ($"{election.Definition.Hierarchies[area.Hierarchy].Code}/{depths[i]}", area.Code);
        }
    }
}
