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
    private readonly CodeIndex areasByCode;

    // Judging reads these for every statement: an array is several times faster to index than the list that shows it, and one that holds the figures
    // themselves spares a walk to memory for every precinct. What a change of the registry adds to is in pages.
    private readonly Area[] areas;

    // Those below differ in an election made of another one.
    private Contest[] contests;
    private Paged<Precinct> precincts;
    private Sheet[] sheets;
    private Paged<PrecinctFigures> figures;
    private AreaTree tree;
    private CodeIndex precinctsByCode;
    private Authority[] authorities;
    private CodeIndex authoritiesByCode;

    internal Election(ElectionId id, ElectionDefinition definition, IReadOnlyList<RegistryPage> pages)
    {
        Id = id;
        Definition = definition;
        authorities = [definition.Root, .. pages.SelectMany(page => page.Authorities)];
        areas = [.. pages.SelectMany(page => page.Areas)];
        contests = [.. pages.SelectMany(page => page.Contests)];
        precincts = new Paged<Precinct>(pages.SelectMany(page => page.Precincts));
        figures = new Paged<PrecinctFigures>(precincts.Select(PrecinctFigures.Of));
        tree = new AreaTree(areas, precincts, definition.Hierarchies.Count);
        sheets = [.. contests.Select(contest => new Sheet(contest, definition.Forms[contest.Form]))];
        authoritiesByCode = new CodeIndex(authorities.Select(authority => authority.Code));
        areasByCode = new CodeIndex(areas.Select(area => area.Code));
        contestsByCode = new CodeIndex(contests.Select(contest => contest.Code));
        precinctsByCode = new CodeIndex(precincts.Select(precinct => precinct.Code));
        Rules = RuleBook.With(definition.RulePolicies);
        Slots = new SlotMap(precincts);
        (PollsClose, Release) = (definition.PollsClose, definition.Release);
    }

    public ElectionId Id { get; }
    public ElectionDefinition Definition { get; }
    public IReadOnlyList<Authority> Authorities => authorities;
    public IReadOnlyList<Area> Areas => areas;
    public IReadOnlyList<Contest> Contests => contests;
    public IReadOnlyList<Precinct> Precincts => precincts;
    public RuleBook Rules { get; }
    public SlotMap Slots { get; private set; }

    /// <summary>As defined, or as extended since.</summary>
    public Timestamp PollsClose { get; private set; }

    /// <summary>When figures may leave the system: as defined, or as extended since.</summary>
    public Timestamp Release { get; private set; }

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

    /// <summary>True where the one area is part of the other and not the other itself.</summary>
    public bool LiesBelow(AreaIndex inner, AreaIndex outer) => tree.LiesBelow(inner, outer);

    /// <summary>The stations that vote in the contest and are not closed, each with its slot; in the registry's order.</summary>
    public IEnumerable<(PrecinctIndex Precinct, SlotIndex Slot)> StationsOf(ContestIndex contest) =>
        Slots.Of(contest).Select(slot => (Precinct: Slots.PrecinctOf(slot), Slot: slot)).Where(station => !this[station.Precinct].Closed);

    /// <summary>True where the authority may speak for the precinct.</summary>
    public bool SpeaksFor(AuthorityIndex authority, PrecinctIndex precinct)
    {
        var spokenFor = this[authority].Areas;
        for (var i = 0; i < spokenFor.Count; i++)
            if (Lies(precinct, spokenFor[i])) return true;
        return spokenFor.Count == 0;
    }

    /// <summary>True where both are one official, as told by their keys, whatever their codes.</summary>
    internal bool AreOne(AuthorityIndex one, AuthorityIndex other) => this[one].IsOneWith(this[other]);

    /// <summary>True where the authority may speak for all of the area; a null area is the whole election.</summary>
    public bool SpeaksForArea(AuthorityIndex authority, AreaIndex? area)
    {
        var spokenFor = this[authority].Areas;
        return spokenFor.Count == 0 || (area is { } inner && spokenFor.Any(outer => outer == inner || tree.LiesBelow(inner, outer)));
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
        after.authorities = change.Change switch
        {
            AuthorityChangeKind.Add => [.. authorities, change.Added!],
            AuthorityChangeKind.Rotate => Replace(change.Changed!.Value, authority => authority.WithKey(change.NewKey)),
            AuthorityChangeKind.Revoke => Replace(change.Changed!.Value, authority => authority with { Revoked = true }),
        };
        if (change.Change == AuthorityChangeKind.Add) after.authoritiesByCode = authoritiesByCode.With([change.Added!.Code]);
        return after;
    }

    /// <summary>The election as it is after a change of its registry. What does not depend on it is shared.</summary>
    internal Election After(RegistryChange change, Timestamp recordedAt)
    {
        var after = (Election)MemberwiseClone();
        if (change.Stations is { } stations) after.Restation(stations, recordedAt);
        if (change.Withdrawal is { } withdrawal) after.Withdraw(withdrawal.Contest!.Value, withdrawal.Selection!.Value);
        if (change.Hours is { } hours) (after.PollsClose, after.Release) = (hours.PollsClose, hours.Release);
        return after;
    }

    /// <summary>
    /// The same for a reader who knows recorded changes of stations and neither results nor times, or what keeps this from being one of
    /// them. What closes was never open to him; a station to close that is not known here is left out.
    /// </summary>
    public ElectionOrProblems After(StationsChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var problems = new Problems();
        RegistryCheck.OfStations(this, (_, _) => true, change.Open, "registry_change.stations.open", problems);
        if (problems.Any) return new ElectionOrProblems(null, problems.Found);
        var after = (Election)MemberwiseClone();
        after.Restation(change, default);
        return new ElectionOrProblems(after, []);
    }

    /// <summary>The contests that a change of the registry is about, each once.</summary>
    internal IEnumerable<ContestIndex> ContestsOf(RegistryChange change)
    {
        if (change.Withdrawal is { Contest: { } contest }) return [contest];
        if (change.Stations is not { } stations) return [];
        return stations.Open.SelectMany(precinct => precinct.Contests)
            .Concat(stations.Close.OfType<PrecinctIndex>().SelectMany(precinct => this[precinct].Contests))
            .Where(contest => contest.Value >= 0 && contest.Value < contests.Length)
            .Distinct();
    }

    private void Restation(StationsChange stations, Timestamp recordedAt)
    {
        var closed = stations.Close.OfType<PrecinctIndex>().Select(station => (station.Value, precincts[station.Value] with { ClosedAt = recordedAt })).ToList();
        precincts = precincts.With(closed).With(stations.Open);
        figures = figures.With(stations.Open.Select(PrecinctFigures.Of));
        tree = tree.With(stations.Open);
        precinctsByCode = precinctsByCode.With(stations.Open.Select(precinct => precinct.Code));
        Slots = Slots.With(stations.Open);
    }

    private void Withdraw(ContestIndex contest, int selection)
    {
        var (before, form) = (contests[contest.Value], sheets[contest.Value].Form);
        Selection[] selections = [.. before.Selections];
        selections[selection] = selections[selection] with { Withdrawn = true };
        contests = [.. contests];
        contests[contest.Value] = before with { Selections = selections };
        sheets = [.. sheets];
        sheets[contest.Value] = new Sheet(contests[contest.Value], form);
    }

    private Authority[] Replace(AuthorityIndex changed, Func<Authority, Authority> change)
    {
        var all = authorities.ToArray();
        all[changed.Value] = change(all[changed.Value]);
        return all;
    }

    internal PrecinctFigures FiguresOf(PrecinctIndex precinct) => figures[precinct.Value];
}
