using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>A definition and its whole registry, checked and indexed; immutable and safe for concurrent use. Made by <see cref="ElectionBuilder"/>.</summary>
public sealed class Election
{
    private readonly CodeIndex contestsByCode;
    private readonly CodeIndex precinctsByCode;
    private readonly CodeIndex areasByCode;
    private readonly CodeIndex authoritiesByCode;

    internal Election(ElectionId id, ElectionDefinition definition, IReadOnlyList<RegistryPage> pages)
    {
        Id = id;
        Definition = definition;
        Authorities = [definition.Root, .. pages.SelectMany(page => page.Authorities)];
        Areas = [.. pages.SelectMany(page => page.Areas)];
        Contests = [.. pages.SelectMany(page => page.Contests)];
        Precincts = [.. pages.SelectMany(page => page.Precincts)];
        authoritiesByCode = new CodeIndex(Authorities.Select(authority => authority.Code));
        areasByCode = new CodeIndex(Areas.Select(area => area.Code));
        contestsByCode = new CodeIndex(Contests.Select(contest => contest.Code));
        precinctsByCode = new CodeIndex(Precincts.Select(precinct => precinct.Code));
        Rules = RuleBook.With(definition.RulePolicies);
        Sheets = [.. Contests.Select(contest => new Sheet(contest, definition.Forms[contest.Form]))];
        Slots = new SlotMap(Precincts);
    }

    public ElectionId Id { get; }
    public ElectionDefinition Definition { get; }
    public IReadOnlyList<Authority> Authorities { get; }
    public IReadOnlyList<Area> Areas { get; }
    public IReadOnlyList<Contest> Contests { get; }
    public IReadOnlyList<Precinct> Precincts { get; }
    public RuleBook Rules { get; }
    public SlotMap Slots { get; }

    /// <summary>What a result of each contest consists of, by contest.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    public Authority this[AuthorityIndex index] => Authorities[index.Value];

    public Area this[AreaIndex index] => Areas[index.Value];

    public Contest this[ContestIndex index] => Contests[index.Value];

    public Precinct this[PrecinctIndex index] => Precincts[index.Value];

    public AuthorityIndex? FindAuthority(ReadOnlySpan<char> code) => authoritiesByCode.Find(code) is int i ? new AuthorityIndex(i) : null;

    public AreaIndex? FindArea(ReadOnlySpan<char> code) => areasByCode.Find(code) is int i ? new AreaIndex(i) : null;

    public ContestIndex? FindContest(ReadOnlySpan<char> code) => contestsByCode.Find(code) is int i ? new ContestIndex(i) : null;

    public PrecinctIndex? FindPrecinct(ReadOnlySpan<char> code) => precinctsByCode.Find(code) is int i ? new PrecinctIndex(i) : null;

    /// <summary>True where the precinct lies in the area, at any depth.</summary>
    public bool Lies(PrecinctIndex precinct, AreaIndex within)
    {
        AreaIndex? area = this[precinct].Areas[this[within].Hierarchy];
        while (area is { } here && here.Value > within.Value) area = this[here].Parent;
        return area == within;
    }

    /// <summary>True where the authority may speak for the precinct.</summary>
    public bool SpeaksFor(AuthorityIndex authority, PrecinctIndex precinct)
    {
        var areas = this[authority].Areas;
        if (areas.Count == 0) return true;
        for (var i = 0; i < areas.Count; i++)
            if (Lies(precinct, areas[i])) return true;
        return false;
    }
}
