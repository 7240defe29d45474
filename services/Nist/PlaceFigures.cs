using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Nist;

/// <summary>What one contest has in one place: form lines, then votes.</summary>
/// <param name="Place">Id of its GpUnit.</param>
/// <param name="Counts">Of the stations there; null for a station.</param>
/// <param name="Counted">Null where nothing counts.</param>
/// <param name="IfHeldCounted">What it would be if all that waits counted; null where nothing waits.</param>
/// <param name="Annulled">What was annulled, and is in no sum; null where nothing was.</param>
internal sealed record PlaceFigures(string Place, RowCounts? Counts, long[]? Counted, long[]? IfHeldCounted, long[]? Annulled)
{
    /// <summary>Of a contest in all places of a report: its own district first, then areas, then stations.</summary>
    public static IReadOnlyList<PlaceFigures> Of(ElectionState state, NistScope scope, Places places, ContestIndex contest)
    {
        var annulled = AnnulledByRow(state, contest);
        var own = state.Election![contest].Area ?? places.Whole;
        var rows = state.Tally!.Rows;
        var areas = places.Areas.Where(area => area != own && scope.Takes(state.Election, area))
            .Select(area => (Place: places.IdOf(area), Row: rows.Find(contest, area))).Where(area => area.Row is not null);
        var whole = scope.Area is null || own == scope.Area ? [(places.DistrictOf(contest), rows.WholeOf(contest))] : Array.Empty<(string, int)>();
        return
        [
            .. whole.Concat(areas.Select(area => (area.Place, area.Row!.Value))).Select(row => OfRow(state.Tally, row.Item1, row.Item2, annulled)),
            .. scope.Stations ? scope.StationsOf(state.Election, contest).Select(station => OfStation(state, places.IdOf(station.Precinct), station.Slot)) : [],
        ];
    }

    private static PlaceFigures OfRow(Tally tally, string place, int row, Dictionary<int, long[]> annulled)
    {
        var (counts, sums) = (tally.CountsOf(row), tally.SumsOf(row).ToArray());
        var ifHeld = counts.Held > 0 ? sums.Zip(tally.HeldDeltasOf(row).ToArray(), (sum, delta) => sum + delta).ToArray() : null;
        return new PlaceFigures(place, counts, counts.Counted > 0 ? sums : null, ifHeld, annulled.GetValueOrDefault(row));
    }

    private static PlaceFigures OfStation(ElectionState state, string place, SlotIndex slot)
    {
        var (tally, stands) = (state.Tally!, state[slot]);
        var counts = stands.State is SlotState.Counted or SlotState.CountedAndHeld;
        return new PlaceFigures(
            place, null, counts ? Figures(tally.CountedIn(slot)) : null, stands.First.IsNone ? null : Figures(tally.HeldIn(slot)),
            stands.IsAnnulled ? Figures(tally.AnnulledIn(slot)) : null);
    }

    /// <summary>Totals do not keep them.</summary>
    private static Dictionary<int, long[]> AnnulledByRow(ElectionState state, ContestIndex contest)
    {
        var (tally, byRow) = (state.Tally!, new Dictionary<int, long[]>());
        if (tally.CountsOf(tally.Rows.WholeOf(contest)).Annulled == 0) return byRow;
        foreach (var (_, slot) in state.Election!.StationsOf(contest).Where(station => state[station.Slot].IsAnnulled))
            foreach (var row in tally.Rows.Of(slot))
                byRow[row] = byRow.TryGetValue(row, out var sum) ? Add(sum, tally.AnnulledIn(slot)) : Figures(tally.AnnulledIn(slot));
        return byRow;
    }

    private static long[] Add(long[] sum, ReadOnlySpan<int> figures)
    {
        for (var figure = 0; figure < sum.Length; figure++) sum[figure] += figures[figure];
        return sum;
    }

    private static long[] Figures(ReadOnlySpan<int> figures) => Array.ConvertAll(figures.ToArray(), figure => (long)figure);
}
