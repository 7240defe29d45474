using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>What definition.proto demands of the registry as a whole: unique codes, and numbers that lead somewhere.</summary>
internal sealed class RegistryCheck
{
    /// <summary>Figures that all results together may have: beyond that (2 GB) one process cannot hold a tally.</summary>
    internal const long MaxFigures = 500_000_000;

    private readonly ElectionDefinition definition;
    private readonly Problems problems;
    private readonly Authority[] authorities;
    private readonly Area[] areas;
    private readonly Contest[] contests;
    private readonly Precinct[] precincts;

    private RegistryCheck(ElectionDefinition definition, IReadOnlyList<RegistryPage> pages, Problems problems)
    {
        this.definition = definition;
        this.problems = problems;
        authorities = [definition.Root, .. pages.SelectMany(page => page.Authorities)];
        areas = [.. pages.SelectMany(page => page.Areas)];
        contests = [.. pages.SelectMany(page => page.Contests)];
        precincts = [.. pages.SelectMany(page => page.Precincts)];
    }

    /// <param name="definition">A definition in which <see cref="DefinitionCheck"/> found nothing.</param>
    public static void Run(ElectionDefinition definition, IReadOnlyList<RegistryPage> pages, Problems problems) =>
        new RegistryCheck(definition, pages, problems).Run();

    /// <summary>What is wrong with an authority that is to be added; empty where nothing is.</summary>
    public static IReadOnlyList<DefinitionProblem> OfAddition(Election election, Authority added)
    {
        const string Field = "authority_change.add";
        var problems = new Problems();
        DefinitionCheck.CheckAuthority(added, Field, problems);
        CheckNumbers(added.Areas.Select(area => area.Value), election.Areas.Count, $"{Field}.areas", problems);
        problems.Require(election.FindAuthority(added.Code) is null, $"{Field}.code", $"\"{added.Code}\" is already in use; codes are unique");
        return problems.Found;
    }

    /// <summary>What is wrong with stations that are to open; added to what was found before.</summary>
    /// <param name="hasSums">Whether a contest has sums in an area: only there may another station vote in it.</param>
    public static void OfStations(
        Election election, Func<ContestIndex, AreaIndex, bool> hasSums, IReadOnlyList<Precinct> added, string field, Problems problems)
    {
        var page = new RegistryPage { Number = 0, ContentHash = default, Areas = election.Areas, Contests = election.Contests, Precincts = added };
        var check = new RegistryCheck(election.Definition, [page], problems);
        for (var number = 0; number < added.Count; number++)
        {
            check.CheckPrecinct(added[number], $"{field}[{number}]");
            problems.Require(election.FindPrecinct(added[number].Code) is null, $"{field}[{number}].code", $"\"{added[number].Code}\" is already in use; codes are unique");
        }

        problems.Unique(added.Select(precinct => precinct.Code), field);
        if (added.Any(precinct => precinct.ExternalId.Length > 0))
            problems.UniqueIds(added.Select(precinct => precinct.ExternalId), field, election.Precincts.Select(precinct => precinct.ExternalId));
        if (problems.Any) return;
        foreach (var (number, precinct) in added.Index())
            problems.Require(
                precinct.Contests.All(contest => check.IsInDistrict(precinct, election[contest]) && precinct.Areas.All(area => hasSums(contest, area))),
                $"{field}[{number}].contests", "names one in which no other station of the same areas votes; a new station joins contests where they are");
    }

    private void Run()
    {
        problems.Unique(authorities.Select(authority => authority.Code), "authorities");
        problems.Unique(areas.Select(area => area.Code), "areas");
        problems.Unique(contests.Select(contest => contest.Code), "contests");
        problems.Unique(precincts.Select(precinct => precinct.Code), "precincts");
        problems.UniqueIds(areas.Select(area => area.ExternalId), "areas");
        problems.UniqueIds(contests.Select(contest => contest.ExternalId), "contests");
        problems.UniqueIds(precincts.Select(precinct => precinct.ExternalId), "precincts");
        problems.Require(contests.Length > 0, "contests", "is empty; an election has at least one contest");
        problems.Require(precincts.Length > 0, "precincts", "is empty; an election has at least one precinct");
        for (var number = 0; number < areas.Length; number++) CheckArea(areas[number], number);
        for (var number = 1; number < authorities.Length; number++) CheckAuthority(authorities[number], $"authorities[{number}]");
        var lists = ContestCheck.ListCodes(contests);
        for (var number = 0; number < contests.Length; number++)
            ContestCheck.Run(contests[number], $"contests[{number}]", definition, areas.Length, lists, problems);
        for (var number = 0; number < precincts.Length; number++) CheckPrecinct(precincts[number], $"precincts[{number}]");
        if (!problems.Any) CheckTogether();
        if (!problems.Any) ConclusionCheck.Run(definition, contests, problems);
    }

    private void CheckArea(Area area, int number)
    {
        var field = $"areas[{number}]";
        problems.Code(area.Code, $"{field}.code");
        problems.Names(area.Names, $"{field}.names");
        problems.Range(area.Hierarchy, 0, definition.Hierarchies.Count - 1, $"{field}.hierarchy");
        problems.Length(area.ExternalId, 0, 128, $"{field}.external_id");
        if (area.Parent is not { } parent) return;
        var isBefore = parent.Value >= 0 && parent.Value < number;
        if (!isBefore) problems.Add($"{field}.parent", $"is {parent.Value}; a parent stands before its children");
        else problems.Require(areas[parent.Value].Hierarchy == area.Hierarchy, $"{field}.parent", "is in another hierarchy");
    }

    private void CheckAuthority(Authority authority, string field)
    {
        DefinitionCheck.CheckAuthority(authority, field, problems);
        CheckNumbers(authority.Areas.Select(area => area.Value), areas.Length, $"{field}.areas", problems);
    }

    private void CheckPrecinct(Precinct precinct, string field)
    {
        problems.Code(precinct.Code, $"{field}.code");
        problems.Names(precinct.Names, $"{field}.names", required: false);
        problems.Length(precinct.ExternalId, 0, 128, $"{field}.external_id");
        problems.Require(GivesEachHierarchy(precinct), $"{field}.areas",
            "must give one area of each hierarchy, in order of the hierarchies");
        problems.Require(precinct.Contests.Count > 0, $"{field}.contests", "is empty; a precinct votes in at least one contest");
        CheckNumbers(precinct.Contests.Select(contest => contest.Value), contests.Length, $"{field}.contests", problems);
        problems.Range(precinct.Registered ?? 0, 0, int.MaxValue, $"{field}.registered");
        problems.Range(precinct.Previous?.Registered ?? 0, 0, int.MaxValue, $"{field}.previous.registered");
        problems.Range(precinct.Previous?.Ballots ?? 0, 0, int.MaxValue, $"{field}.previous.ballots");
    }

    private bool GivesEachHierarchy(Precinct precinct) =>
        precinct.Areas.Count == definition.Hierarchies.Count && precinct.Areas.Index().All(area =>
            area.Item.Value >= 0 && area.Item.Value < areas.Length && areas[area.Item.Value].Hierarchy == area.Index);

    private static void CheckNumbers(IEnumerable<int> numbers, int count, string field, Problems problems)
    {
        var last = -1;
        foreach (var number in numbers)
        {
            problems.Require(number >= 0 && number < count, field, $"names {number}; there are {count:N0}, from 0");
            problems.Require(number > last || number < 0, field, "must be ascending, each once");
            last = number;
        }
    }

    /// <summary>What only makes sense once every number is known to lead somewhere.</summary>
    private void CheckTogether()
    {
        var voting = new bool[contests.Length];
        long figures = 0;
        for (var number = 0; number < precincts.Length; number++)
            foreach (var contest in precincts[number].Contests)
            {
                voting[contest.Value] = true;
                figures += contests[contest.Value].Selections.Count + definition.Forms[contests[contest.Value].Form].Lines.Count;
                if (!IsInDistrict(precincts[number], contests[contest.Value]))
                    problems.Add($"precincts[{number}].contests",
                        $"names {contest.Value}, but the precinct lies outside that contest's district");
            }

        for (var contest = 0; contest < voting.Length; contest++)
            problems.Require(voting[contest], $"contests[{contest}]",
                "has no precinct that votes in it; leave it out or name it at its precincts");
        problems.Require(figures <= MaxFigures, "precincts", $"report {figures:N0} figures; one election has at most {MaxFigures:N0}");
    }

    private bool IsInDistrict(Precinct precinct, Contest contest)
    {
        if (contest.Area is not { } district) return true;
        var area = precinct.Areas[areas[district.Value].Hierarchy];
        while (area != district && areas[area.Value].Parent is { } parent) area = parent;
        return area == district;
    }
}
