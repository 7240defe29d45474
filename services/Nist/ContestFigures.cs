using Tabulation.Chronicle.Concluding;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Nist;

/// <summary>A contest as a report tells it.</summary>
/// <param name="Sheet">The contest and its form.</param>
/// <param name="Counts">Of all its stations, wherever the report is about; null before the release hour.</param>
/// <param name="Places">What it has in each place; none before the release hour.</param>
/// <param name="Seats">As counted; null before the release hour and while nothing counts.</param>
internal sealed record ContestFigures(
    Sheet Sheet, ContestIndex Index, ResultStatus Status, RowCounts? Counts, IReadOnlyList<PlaceFigures> Places, SeatAllocation? Seats)
{
    public Contest Contest => Sheet.Contest;

    /// <summary>Reads ballots off its form.</summary>
    public BallotFigures Ballots { get; } = new(Sheet);

    public static ContestFigures Of(NistSource source, NistScope scope, Places places, ContestIndex contest)
    {
        var sheet = source.Election.SheetOf(contest);
        if (source.Figures is not { } state) return new ContestFigures(sheet, contest, ResultStatus.PreElection, null, [], null);
        var counts = state.Tally!.CountsOf(state.Tally.Rows.WholeOf(contest));
        return new ContestFigures(
            sheet, contest, ResultStatuses.Of(state, contest), counts, PlaceFigures.Of(state, scope, places, contest),
            counts.Counted > 0 ? ContestSeats.Allocate(state, contest) : null);
    }
}
