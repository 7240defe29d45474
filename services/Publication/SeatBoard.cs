using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication;

/// <summary>Seats from the totals on the board: worked out when asked for, from figures of one position.</summary>
internal sealed class SeatBoard(TotalsBoard board)
{
    /// <summary>Null while there are no totals.</summary>
    public GetAllocationResponse? Allocate(Election election, ContestIndex contest, bool ifHeldCounted)
    {
        var view = board.Read([.. election.Contests.Select(each => (each.Code, ""))]);
        return view is null ? null : Seats.Allocate(election, contest, view, ifHeldCounted);
    }
}
