using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle.Observing;

/// <summary>A station in one contest as one observer group has it, beside what is counted.</summary>
/// <param name="Observer">Empty where the station is observed by none.</param>
/// <param name="Statement">Empty where it is not observed.</param>
/// <param name="RecordedAt">Empty likewise.</param>
/// <param name="State">MATCH, MISMATCH, NOT_COUNTED (no result of the station counts) or NOT_OBSERVED (there is no copy).</param>
public sealed record ObserverRow(
    string Contest, string Precinct, string Observer, string Statement, string RecordedAt, string State, IReadOnlyList<LineDifference> Differences);

/// <summary>A selection over the stations that a group observed: copies and official figures of the same stations. Not a forecast: they were not drawn at random.</summary>
public sealed record ObservedSelection(string Selection, long Copied, long Counted);

/// <summary>What a group's copies come to in one contest.</summary>
/// <param name="Compared">Stations with a copy and a counted result; the sums are over these.</param>
/// <param name="NotObserved">Stations of the contest of which the group has no copy.</param>
public sealed record ObserverTotals(
    string Contest, string Observer, int Copies, int Compared, int Matches, int Mismatches, int NotObserved, IReadOnlyList<ObservedSelection> Selections);

/// <summary>Observers' copies compared with the count, station by station and line by line.</summary>
public static class ObserverReport
{
    /// <summary>Every station that the filter takes, observed or not: one row for each copy, or one that says that there is none.</summary>
    /// <param name="state">As it stands.</param>
    /// <param name="filter">Which.</param>
    /// <param name="from">Number of the slot to begin with.</param>
    /// <param name="most">Rows after which no other station is begun.</param>
    public static ObserverPage Stations(ElectionState state, ObserverFilter filter, int from = 0, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(filter);
        if (state is not { Election: { } election, Tally: { } tally }) return new ObserverPage([], null);
        var copies = state.Beside.ObserverCopies.All.Where(copy => filter.Observer is not { } only || copy.Key.Observer == only)
            .ToLookup(copy => copy.Key.Slot, copy => copy.Value);
        var rows = new List<ObserverRow>();
        for (var number = from; number < election.Slots.Count; number++)
        {
            var slot = new SlotIndex(number);
            if (!filter.Takes(election, slot)) continue;
            if (rows.Count >= most) return new ObserverPage(rows, number);
            rows.AddRange(RowsOf(election, tally, slot, copies[slot], filter.Observer).Where(row => filter.State.Length == 0 || row.State == filter.State));
        }

        return new ObserverPage(rows, null);
    }

    /// <summary>By contest, then by group.</summary>
    public static IReadOnlyList<ObserverTotals> Totals(ElectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state is not { Election: { } election, Tally: { } tally }) return [];
        return
        [
            .. state.Beside.ObserverCopies.All
                .GroupBy(copy => (Contest: election.Slots.ContestOf(copy.Key.Slot), copy.Key.Observer))
                .OrderBy(group => group.Key.Contest.Value).ThenBy(group => group.Key.Observer.Value)
                .Select(group => TotalsOf(election, tally, group.Key.Contest, group.Key.Observer, [.. group.Select(copy => copy.Value)])),
        ];
    }

    private static List<ObserverRow> RowsOf(
        Election election, Tally tally, SlotIndex slot, IEnumerable<Stands<Domain.Statements.ObserverCopy>> copies, AuthorityIndex? only)
    {
        var rows = copies.OrderBy(copy => copy.By.Value).Select(copy => RowOf(election, tally, slot, copy)).ToList();
        if (rows.Count > 0) return rows;
        var (contest, precinct) = (election[election.Slots.ContestOf(slot)], election[election.Slots.PrecinctOf(slot)]);
        return [new ObserverRow(contest.Code, precinct.Code, only is { } observer ? election[observer].Code : "", "", "", "NOT_OBSERVED", [])];
    }

    private static ObserverRow RowOf(Election election, Tally tally, SlotIndex slot, Stands<Domain.Statements.ObserverCopy> stands)
    {
        var (contest, precinct) = (election[election.Slots.ContestOf(slot)], election[election.Slots.PrecinctOf(slot)]);
        var isCounted = tally.HasCounted(slot);
        var differences = isCounted ? DifferencesOf(election, tally, slot, stands.Content) : [];
        var state = !isCounted ? "NOT_COUNTED" : differences.Count == 0 ? "MATCH" : "MISMATCH";
        return new ObserverRow(contest.Code, precinct.Code, election[stands.By].Code, stands.Id.ToString(), stands.RecordedAt.ToString(), state, differences);
    }

    private static IReadOnlyList<LineDifference> DifferencesOf(Election election, Tally tally, SlotIndex slot, Domain.Statements.ObserverCopy copy) =>
        LineComparison.Compare(election.SheetOf(election.Slots.ContestOf(slot)), [.. copy.Lines, .. copy.Votes], tally.CountedIn(slot));

    private static ObserverTotals TotalsOf(
        Election election, Tally tally, ContestIndex contest, AuthorityIndex observer, IReadOnlyList<Stands<Domain.Statements.ObserverCopy>> copies)
    {
        var compared = copies.Where(copy => tally.HasCounted(copy.Content.Place.Slot!.Value)).ToList();
        var matches = compared.Count(copy => DifferencesOf(election, tally, copy.Content.Place.Slot!.Value, copy.Content).Count == 0);
        var lines = election.SheetOf(contest).Lines;
        var selections = election[contest].Selections.Select((selection, number) => new ObservedSelection(
            selection.Code, compared.Sum(copy => copy.Content.Votes[number]),
            compared.Sum(copy => (long)tally.CountedIn(copy.Content.Place.Slot!.Value)[lines + number])));
        return new ObserverTotals(
            election[contest].Code, election[observer].Code, copies.Count, compared.Count, matches, compared.Count - matches,
            tally.CountsOf(tally.Rows.WholeOf(contest)).Expected - copies.Count, [.. selections]);
    }
}
