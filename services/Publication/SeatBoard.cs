using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication;

/// <summary>Seats from the totals on the board: worked out when asked for, from figures of one position and in the election as it was there.</summary>
internal sealed class SeatBoard(TotalsBoard board, ChronicleFollower chronicle)
{
    /// <summary>Totals and entries come by different ways, and one may be ahead of the other for a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <exception cref="RpcException">UNAVAILABLE: there are no totals, or the entries that lead to them are not read yet.</exception>
    public async Task<SeatView> ReadAsync(CancellationToken cancellation)
    {
        if (chronicle.Election is not { } newest || board.Read([.. newest.Contests.Select(each => (each.Code, ""))]) is not { } view)
            throw Unavailable("The totals are being rebuilt from the ledger; try again.");
        var position = (long)view.AsOf.Position;
        await chronicle.WaitForAsync(position, Patience, cancellation);

        // Not the newest election instead: a selection may have been withdrawn since, or before, without its being known here.
        return chronicle.ElectionAt(position) is { } election
            ? new SeatView(election, view)
            : throw Unavailable($"The ledger's entries up to {position}, where the totals stand, are still being read; try again.");
    }

    private static RpcException Unavailable(string why) => RichError.Create(StatusCode.Unavailable, why, ErrorDetail.RetryInfo(TimeSpan.FromSeconds(1)));
}

/// <summary>Totals of all contests and the election, both as of one position.</summary>
internal sealed record SeatView(Election Election, BoardView Totals)
{
    public GetAllocationResponse Allocate(ContestIndex contest, bool ifHeldCounted) => Seats.Allocate(Election, contest, Totals, ifHeldCounted);
}
