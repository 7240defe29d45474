using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle.Reviewing;

/// <summary>A result that somebody should look at.</summary>
/// <param name="State">HELD, SECOND_HELD (another authority's report that differs) or FLAGGED.</param>
/// <param name="Authority">Who reported it.</param>
/// <param name="Statement">What a review must name.</param>
/// <param name="Rules">Codes of the rules it broke.</param>
/// <param name="WaitsFor">REVIEW, ENDORSEMENT, SECOND_REPORT; empty where it is flagged.</param>
/// <param name="EarlierCounted">Another result counts meanwhile.</param>
/// <param name="Differences">Of a held correction, from what is counted; of a second report, from the first.</param>
public sealed record ReviewRow(
    string Contest, string Precinct, string State, string Authority, string Statement, ulong Position, string RecordedAt, IReadOnlyList<string> Rules,
    IReadOnlyList<string> WaitsFor, bool EarlierCounted, IReadOnlyList<LineDifference> Differences);

/// <summary>Held and flagged results, with the rules they broke.</summary>
public static class ReviewReport
{
    /// <param name="chronicle">As far as it is read.</param>
    /// <param name="reviewer">Only what this authority may review; null for all.</param>
    /// <returns>In the order in which they were recorded.</returns>
    public static IReadOnlyList<ReviewRow> Of(ElectionChronicle chronicle, AuthorityIndex? reviewer = null)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        if (chronicle.State.Election is not { } election) return [];
        var slots = Enumerable.Range(0, election.Slots.Count).Select(slot => new SlotIndex(slot));
        return [.. slots.SelectMany(slot => RowsOf(chronicle, election, slot, reviewer)).OrderBy(row => row.Position)];
    }

    private static IEnumerable<ReviewRow> RowsOf(ElectionChronicle chronicle, Election election, SlotIndex slot, AuthorityIndex? reviewer)
    {
        var (standing, tally) = (chronicle.State[slot], chronicle.State.Tally!);
        bool May(StatementId result) => reviewer is not { } asked || Reviewers.May(chronicle.State, slot, result, asked);
        if (standing.First is { IsNone: false } first && May(first.Id))
            yield return RowOf(chronicle, slot, "HELD", first, Differences(election, slot, tally.HeldIn(slot), tally.HasCounted(slot) ? tally.CountedIn(slot) : default));
        if (standing.Second is { IsNone: false } second && May(second.Id))
            yield return RowOf(chronicle, slot, "SECOND_HELD", second, Differences(election, slot, tally.SecondHeldIn(slot), tally.HeldIn(slot)));
        if (standing is { CountedFlagged: true, IsAnnulled: false } && May(standing.Counted))
            yield return RowOf(chronicle, slot, "FLAGGED", new HeldResult(standing.Counted, standing.CountedBy, WaitsFor.Nothing, true), []);
    }

    private static ReviewRow RowOf(ElectionChronicle chronicle, SlotIndex slot, string state, HeldResult result, IReadOnlyList<LineDifference> differences)
    {
        var election = chronicle.State.Election!;
        var told = chronicle.EventOf(result.Id);
        return new ReviewRow(
            election[election.Slots.ContestOf(slot)].Code, election[election.Slots.PrecinctOf(slot)].Code, state, election[result.By].Code, result.Id.ToString(),
            told?.Position ?? 0, Timestamp.FromMilliseconds((long)(told?.RecordedAt ?? 0)).ToString(), told?.Rules ?? [], NamesOf(result.For),
            chronicle.State.Tally!.HasCounted(slot) && state != "FLAGGED", differences);
    }

    private static IReadOnlyList<LineDifference> Differences(Election election, SlotIndex slot, ReadOnlySpan<int> mine, ReadOnlySpan<int> other) =>
        other.IsEmpty ? [] : LineComparison.Compare(election.SheetOf(election.Slots.ContestOf(slot)), LineComparison.Widened(mine), other);

    private static string[] NamesOf(WaitsFor waits) =>
    [
        .. new[] { (WaitsFor.Review, "REVIEW"), (WaitsFor.Endorsement, "ENDORSEMENT"), (WaitsFor.SecondReport, "SECOND_REPORT") }
            .Where(each => (waits & each.Item1) != 0).Select(each => each.Item2),
    ];
}
