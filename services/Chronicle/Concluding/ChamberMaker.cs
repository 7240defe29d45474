using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle.Concluding;

/// <summary>Puts a chamber together.</summary>
internal sealed class ChamberMaker
{
    private readonly ElectionState state;
    private readonly Election election;
    private readonly SeatAllocation[] allocations;

    public ChamberMaker(ElectionState state, Election election)
    {
        (this.state, this.election) = (state, election);
        allocations = [.. Enumerable.Range(0, election.Contests.Count).Select(contest => ContestSeats.Allocate(state, new ContestIndex(contest)))];
    }

    public ChamberReport Make()
    {
        var parties = Parties().ToList();
        return new ChamberReport(
            election.Definition.Chamber?.Seats, parties.Sum(party => party.Seats),
            Enumerable.Range(0, election.Contests.Count).All(contest => state[new ContestIndex(contest)].Certified), parties, [.. Former()],
            [.. Winners()], [.. Mandates()],
            election.Definition.Quota is { } quota ? [.. OnLists(quota), .. OnMandates(quota)] : []);
    }

    private IEnumerable<ChamberRow> Parties()
    {
        var (lists, direct) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var (contest, selection, seats) in Given())
        {
            var into = selection.Kind == SelectionKind.Candidate ? direct : lists;
            var party = selection.Kind == SelectionKind.Candidate ? selection.NominatedBy : selection.Code;
            into[party] = into.GetValueOrDefault(party) + seats;
        }

        var previous = election.Definition.Chamber?.Previous.Where(each => each.List.Length > 0)
            .GroupBy(each => each.List).ToDictionary(each => each.Key, each => each.Sum(one => one.Seats));
        return lists.Keys.Union(direct.Keys).Union(previous?.Keys ?? Enumerable.Empty<string>())
            .Select(party => RowOf(party, lists.GetValueOrDefault(party), direct.GetValueOrDefault(party), party.Length == 0 ? null : previous?.GetValueOrDefault(party)))
            .OrderByDescending(row => row.Seats).ThenBy(row => row.List, StringComparer.Ordinal);
    }

    private IEnumerable<FormerSeats> Former() => (election.Definition.Chamber?.Previous ?? [])
        .Where(each => each.List.Length == 0)
        .Select(each => new FormerSeats(NamesByLanguage.Of(each.Names), each.Seats));

    private static ChamberRow RowOf(string party, int lists, int direct, int? previous) =>
        new(party, lists, direct, lists + direct, previous, lists + direct - previous);

    private IEnumerable<(Contest Contest, Selection Selection, int Seats)> Given()
    {
        for (var contest = 0; contest < allocations.Length; contest++)
            foreach (var seats in allocations[contest].Seats.Where(seats => seats.Seats > 0))
                yield return (election.Contests[contest], election.Contests[contest].Selections[seats.Selection.Value], seats.Seats);
    }

    private IEnumerable<DistrictWinner> Winners()
    {
        for (var contest = 0; contest < allocations.Length; contest++)
        {
            if (election.Contests[contest].Kind != ContestKind.Candidate) continue;
            var byLot = allocations[contest].Ties.Any(tie => tie.Resolution == TieResolution.Lot);
            foreach (var seat in allocations[contest].Seats.Where(seat => seat.Seats > 0))
            {
                var winner = election.Contests[contest].Selections[seat.Selection.Value];
                yield return new DistrictWinner(election.Contests[contest].Code, winner.Code, winner.NominatedBy, byLot);
            }
        }
    }

    private IEnumerable<MandateRow> Mandates() => state.Beside.Mandates.All
        .Where(each => each.Value.Content.AreInForce(state))
        .OrderBy(each => each.Key.Contest.Value).ThenBy(each => each.Key.Selection)
        .Select(each => new MandateRow(
            election[each.Key.Contest].Code, ListOf(each.Key), election[each.Value.By].Code, each.Value.Id.ToString(), each.Value.RecordedAt.ToString(),
            each.Value.Content.Assigned.Mandates, each.Value.Content.Assigned.QuotaMembers));

    private string ListOf((ContestIndex Contest, int Selection) key) => election[key.Contest].Selections[key.Selection].Code;

    private IEnumerable<QuotaFinding> OnLists(QuotaRule quota) => election.Contests
        .Where(contest => contest.Kind == ContestKind.List)
        .SelectMany(contest => contest.Selections.Select(selection => (contest, selection)))
        .Where(each => each.selection is { Candidates: not null, QuotaMembers: not null })
        .Select(each => FindingOf(quota, each.contest.Code, each.selection.Code, "LIST", each.selection.QuotaMembers!.Value, each.selection.Candidates!.Value));

    private IEnumerable<QuotaFinding> OnMandates(QuotaRule quota) =>
        Mandates().Select(row => FindingOf(quota, row.Contest, row.List, "MANDATES", row.QuotaMembers, row.Mandates.Count));

    private static QuotaFinding FindingOf(QuotaRule quota, string contest, string list, string on, int members, int all)
    {
        var needed = quota.Needed(all);
        var rounding = quota.Rounding switch { QuotaRounding.Up => "up", QuotaRounding.Down => "down", QuotaRounding.Nearest => "to the nearest" };
        var words = $"{members} of {all}; {quota.Numerator}/{quota.Denominator} of {all}, rounded {rounding}, is {needed} ({quota.LegalBasis}): "
            + (members >= needed ? "met" : $"{needed - members} too few");
        return new QuotaFinding(contest, list, on, members, all, needed, members >= needed, words);
    }
}
