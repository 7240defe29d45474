using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>
/// A definition and its whole registry, checked and indexed; immutable and safe for concurrent use. Made by <see cref="ElectionBuilder"/>.
/// </summary>
public sealed class Election
{
    private readonly CodeIndex contestsByCode;
    private readonly CodeIndex precinctsByCode;
    private readonly CodeIndex areasByCode;
    private readonly CodeIndex authoritiesByCode;

    // Judging reads these for every statement: an array is several times faster to index than the list that shows it, and one that holds the figures
    // themselves spares a walk to memory for every precinct.
    private readonly Authority[] authorities;
    private readonly Area[] areas;
    private readonly Contest[] contests;
    private readonly Precinct[] precincts;
    private readonly Sheet[] sheets;
    private readonly PrecinctFigures[] figures;
    private readonly AreaTree tree;

    internal Election(ElectionId id, ElectionDefinition definition, IReadOnlyList<RegistryPage> pages)
    {
        Id = id;
        Definition = definition;
        authorities = [definition.Root, .. pages.SelectMany(page => page.Authorities)];
        areas = [.. pages.SelectMany(page => page.Areas)];
        contests = [.. pages.SelectMany(page => page.Contests)];
        precincts = [.. pages.SelectMany(page => page.Precincts)];
        figures = Array.ConvertAll(precincts, PrecinctFigures.Of);
        tree = new AreaTree(areas, precincts, definition.Hierarchies.Count);
        sheets = [.. contests.Select(contest => new Sheet(contest, definition.Forms[contest.Form]))];
        authoritiesByCode = new CodeIndex(authorities.Select(authority => authority.Code));
        areasByCode = new CodeIndex(areas.Select(area => area.Code));
        contestsByCode = new CodeIndex(contests.Select(contest => contest.Code));
        precinctsByCode = new CodeIndex(precincts.Select(precinct => precinct.Code));
        Rules = RuleBook.With(definition.RulePolicies);
        Slots = new SlotMap(precincts);
    }

    public ElectionId Id { get; }
    public ElectionDefinition Definition { get; }
    public IReadOnlyList<Authority> Authorities => authorities;
    public IReadOnlyList<Area> Areas => areas;
    public IReadOnlyList<Contest> Contests => contests;
    public IReadOnlyList<Precinct> Precincts => precincts;
    public RuleBook Rules { get; }
    public SlotMap Slots { get; }

    /// <summary>What a result of each contest consists of, by contest.</summary>
    public IReadOnlyList<Sheet> Sheets => sheets;

    public Authority this[AuthorityIndex index] => authorities[index.Value];

    public Area this[AreaIndex index] => areas[index.Value];

    public Contest this[ContestIndex index] => contests[index.Value];

    public Precinct this[PrecinctIndex index] => precincts[index.Value];

    public Sheet SheetOf(ContestIndex contest) => sheets[contest.Value];

    public AuthorityIndex? FindAuthority(ReadOnlySpan<char> code) => authoritiesByCode.Find(code) is int i ? new AuthorityIndex(i) : null;

    public AreaIndex? FindArea(ReadOnlySpan<char> code) => areasByCode.Find(code) is int i ? new AreaIndex(i) : null;

    public ContestIndex? FindContest(ReadOnlySpan<char> code) => contestsByCode.Find(code) is int i ? new ContestIndex(i) : null;

    public PrecinctIndex? FindPrecinct(ReadOnlySpan<char> code) => precinctsByCode.Find(code) is int i ? new PrecinctIndex(i) : null;

    /// <summary>True where the precinct lies in the area, at any depth.</summary>
    public bool Lies(PrecinctIndex precinct, AreaIndex within) => tree.Lies(precinct, within);

    /// <summary>True where the authority may speak for the precinct.</summary>
    public bool SpeaksFor(AuthorityIndex authority, PrecinctIndex precinct)
    {
        var spokenFor = this[authority].Areas;
        for (var i = 0; i < spokenFor.Count; i++)
            if (Lies(precinct, spokenFor[i])) return true;
        return spokenFor.Count == 0;
    }

    internal PrecinctFigures FiguresOf(PrecinctIndex precinct) => figures[precinct.Value];
}
