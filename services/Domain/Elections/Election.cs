using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Elections;

/// <summary>
/// A definition and its whole registry, checked and indexed; immutable and safe for concurrent use. Made by <see cref="ElectionBuilder"/>.
/// </summary>
public sealed class Election
{
    private readonly CodeIndex contestsByCode;
    private readonly CodeIndex precinctsByCode;
    private readonly CodeIndex areasByCode;

    // Judging reads these for every statement: an array is several times faster to index than the list that shows it, and one that holds the figures
    // themselves spares a walk to memory for every precinct.
    private readonly Area[] areas;
    private readonly Contest[] contests;
    private readonly Precinct[] precincts;
    private readonly Sheet[] sheets;
    private readonly PrecinctFigures[] figures;
    private readonly AreaTree tree;

    // The only ones that differ in an election made of another one.
    private Authority[] authorities;
    private CodeIndex authoritiesByCode;

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

    /// <summary>
    /// True where one authority may change the other: the root may change all, itself included; a commission may change commissions and observers
    /// whose areas all lie within its own, at a lower level.
    /// </summary>
    internal bool StandsAbove(AuthorityIndex upper, Authority lower)
    {
        if (upper.Value == 0) return true;
        if (this[upper].Role != AuthorityRole.Commission || lower.Role is not (AuthorityRole.Commission or AuthorityRole.Observer)) return false;
        return !lower.SpeaksForAll && (this[upper].SpeaksForAll || lower.Areas.All(area => this[upper].Areas.Any(above => tree.LiesBelow(area, above))));
    }

    /// <summary>The election as it is after a change among its authorities. What does not depend on them is shared.</summary>
    internal Election After(AuthorityChange change)
    {
        var after = (Election)MemberwiseClone();
        after.authorities = change.Kind switch
        {
            AuthorityChangeKind.Add => [.. authorities, change.Added!],
            AuthorityChangeKind.Rotate => Replace(change.Changed!.Value, authority => authority.WithKey(change.NewKey)),
            AuthorityChangeKind.Revoke => Replace(change.Changed!.Value, authority => authority with { Revoked = true }),
        };
        if (change.Kind == AuthorityChangeKind.Add) after.authoritiesByCode = new CodeIndex(after.authorities.Select(authority => authority.Code));
        return after;
    }

    private Authority[] Replace(AuthorityIndex changed, Func<Authority, Authority> change)
    {
        var all = authorities.ToArray();
        all[changed.Value] = change(all[changed.Value]);
        return all;
    }

    internal PrecinctFigures FiguresOf(PrecinctIndex precinct) => figures[precinct.Value];
}
