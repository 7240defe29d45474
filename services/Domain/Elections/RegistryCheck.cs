using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of the registry as a whole: unique codes, and numbers that lead somewhere.</summary>
internal static class RegistryCheck
{
    public static void Run(ElectionDefinition definition, IReadOnlyList<RegistryPage> pages, Problems problems)
    {
        Area[] areas = [.. pages.SelectMany(page => page.Areas)];
        Contest[] contests = [.. pages.SelectMany(page => page.Contests)];
        Precinct[] precincts = [.. pages.SelectMany(page => page.Precincts)];
        Authority[] authorities = [definition.Root, .. pages.SelectMany(page => page.Authorities)];

        problems.Unique(authorities.Select(authority => authority.Code), "authorities");
        problems.Unique(areas.Select(area => area.Code), "areas");
        problems.Unique(contests.Select(contest => contest.Code), "contests");
        problems.Unique(precincts.Select(precinct => precinct.Code), "precincts");
        problems.Require(contests.Length > 0, "contests", "is empty; an election has at least one contest");
        problems.Require(precincts.Length > 0, "precincts", "is empty; an election has at least one precinct");
        foreach (var (number, area) in areas.Index()) CheckArea(area, number, definition, areas, problems);
        foreach (var (number, authority) in authorities.Index().Skip(1)) CheckAuthority(authority, $"authorities[{number}]", areas, problems);
        foreach (var (number, contest) in contests.Index()) ContestCheck.Run(contest, $"contests[{number}]", definition, areas.Length, problems);
        foreach (var (number, precinct) in precincts.Index()) CheckPrecinct(precinct, $"precincts[{number}]", definition, areas, contests.Length, problems);
    }

    private static void CheckArea(Area area, int number, ElectionDefinition definition, Area[] areas, Problems problems)
    {
        var field = $"areas[{number}]";
        problems.Code(area.Code, $"{field}.code");
        problems.Names(area.Names, $"{field}.names");
        problems.Range(area.Hierarchy, 0, definition.Hierarchies.Count - 1, $"{field}.hierarchy");
        problems.Range(area.ExternalId.Length, 0, 128, $"{field}.external_id (length)");
        if (area.Parent is not { } parent) return;
        problems.Require(parent.Value < number, $"{field}.parent", $"is {parent.Value}; a parent stands before its children");
        problems.Require(parent.Value >= number || areas[parent.Value].Hierarchy == area.Hierarchy, $"{field}.parent", "is in another hierarchy");
    }

    private static void CheckAuthority(Authority authority, string field, Area[] areas, Problems problems)
    {
        DefinitionCheck.CheckAuthority(authority, field, problems);
        problems.Require(authority.Areas.All(area => area.Value < areas.Length), $"{field}.areas", $"names an area above {areas.Length - 1}");
        problems.Require(IsAscending(authority.Areas.Select(area => area.Value)), $"{field}.areas", "must be ascending, each once");
    }

    private static void CheckPrecinct(
        Precinct precinct, string field, ElectionDefinition definition, Area[] areas, int contests, Problems problems)
    {
        problems.Code(precinct.Code, $"{field}.code");
        problems.Names(precinct.Names, $"{field}.names", required: false);
        problems.Require(
            precinct.Areas.Count == definition.Hierarchies.Count
                && precinct.Areas.Index().All(area => area.Item.Value < areas.Length && areas[area.Item.Value].Hierarchy == area.Index),
            $"{field}.areas", "must give one area of each hierarchy, in order of the hierarchies");
        problems.Require(precinct.Contests.Count > 0 && precinct.Contests.All(contest => contest.Value < contests), $"{field}.contests",
            "must name at least one contest, all of them known");
        problems.Require(IsAscending(precinct.Contests.Select(contest => contest.Value)), $"{field}.contests", "must be ascending, each once");
        problems.Range(precinct.Registered ?? 0, 0, int.MaxValue, $"{field}.registered");
    }

    private static bool IsAscending(IEnumerable<int> numbers)
    {
        var last = -1;
        foreach (var number in numbers)
        {
            if (number <= last) return false;
            last = number;
        }

        return true;
    }
}
