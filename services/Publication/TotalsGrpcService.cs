using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication;

/// <summary>Running totals and seats; see totals.proto.</summary>
internal sealed class TotalsGrpcService(ReleaseGate gate, TotalsBoard board, SeatBoard seats, TimeProvider clock) : TotalsService.TotalsServiceBase
{
    public override Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        var keys = FilterPlan.Of(request.Filter, gate.Require());
        var view = board.Read(keys) ?? throw NoTotals();
        return Task.FromResult(new GetResponse { AsOf = view.AsOf, Totals = { view.Rows } });
    }

    public override Task Watch(WatchRequest request, IServerStreamWriter<WatchResponse> responseStream, ServerCallContext context)
    {
        var keys = FilterPlan.Of(request.Filter, gate.Require());
        return new Subscription(board, keys, request, clock).RunAsync(responseStream, context.CancellationToken);
    }

    public override Task<GetAllocationResponse> GetAllocation(GetAllocationRequest request, ServerCallContext context)
    {
        var election = gate.Require();
        if (election.FindContest(request.Contest) is not { } contest)
            throw RichError.Create(StatusCode.NotFound, $"contest: \"{request.Contest}\" is no contest of this election.",
                ErrorDetail.BadRequest(new FieldError("contest", "UNKNOWN", "Not a contest of this election.")));
        return Task.FromResult(seats.Allocate(election, contest, request.IfHeldCounted) ?? throw NoTotals());
    }

    private static RpcException NoTotals() => RichError.Create(
        StatusCode.Unavailable, "The totals are being rebuilt from the ledger; try again.", ErrorDetail.RetryInfo(TimeSpan.FromSeconds(1)));
}
