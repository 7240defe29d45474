using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Publication.Log;
using Tabulation.Publication.Past;
using Tabulation.Publication.Watching;
using Tabulation.Recount;

namespace Tabulation.Publication;

/// <summary>Running totals and seats; see totals.proto.</summary>
internal sealed class TotalsGrpcService(ReleaseGate gate, TotalsBoard board, FeedRoom room, SeatBoard seats, PastTotals past, LogBoard log) : WatchedTotalsBase
{
    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        var keys = FilterPlan.Of(request.Filter, gate.Require());
        if (request.AtSize > 0)
        {
            var then = await past.ReadAsync(request.AtSize, context.CancellationToken);
            return new GetResponse { AsOf = then.Totals.AsOf, Totals = { then.Read(keys) }, FoldedFrom = FoldedFrom(then) };
        }

        var view = board.Read(keys) ?? throw NoTotals();
        return new GetResponse { AsOf = view.AsOf, Totals = { view.Rows } };
    }

    public override async Task Watch(WatchRequest request, IServerStreamWriter<FeedMessage> responseStream, ServerCallContext context)
    {
        using var reader = room.Open(request.Filter, request.ResumeToken, gate.Require());
        var sending = SendAsync(reader, responseStream, context.CancellationToken);
        if (await Task.WhenAny(sending, reader.Stopped) != sending) throw TookNothing(reader);
        await sending;
    }

    public override async Task<GetAllocationResponse> GetAllocation(GetAllocationRequest request, ServerCallContext context)
    {
        var election = gate.Require();
        if (election.FindContest(request.Contest) is not { } contest)
            throw RichError.Create(StatusCode.NotFound, $"contest: \"{request.Contest}\" is no contest of this election.",
                ErrorDetail.BadRequest(new FieldError("contest", "UNKNOWN", "Not a contest of this election.")));
        if (request.AtSize == 0) return (await seats.ReadAsync(context.CancellationToken)).Allocate(contest, request.IfHeldCounted);
        var then = await past.ReadAsync(request.AtSize, context.CancellationToken);
        var seatsThen = Seats.Allocate(then.Election, contest, then.Totals, request.IfHeldCounted);
        seatsThen.FoldedFrom = FoldedFrom(then);
        return seatsThen;
    }

    private FoldedFrom FoldedFrom(PastView then)
    {
        var from = new FoldedFrom { Root = then.Root };
        if (log.NoteAt((long)then.Totals.AsOf.Position) is { } note) from.Checkpoint = UnsafeByteOperations.UnsafeWrap(note);
        return from;
    }

    private static async Task SendAsync(FeedReader reader, IServerStreamWriter<FeedMessage> responses, CancellationToken cancellation)
    {
        await foreach (var message in reader.ReadAllAsync(cancellation)) await responses.WriteAsync(message, cancellation);
    }

    /// <summary>What was handed to the transport before reaches the reader first, if it ever reads on: so the token is that of the last message.</summary>
    private static RpcException TookNothing(FeedReader reader) => RichError.Create(
        StatusCode.ResourceExhausted, "Nothing was read for too long; go on with the resume token of the last message.",
        ErrorDetail.ErrorInfo("READER_STOPPED", ("resume_token", reader.Token.ToBase64())));

    private static RpcException NoTotals() => RichError.Create(
        StatusCode.Unavailable, "The totals are being rebuilt from the ledger; try again.", ErrorDetail.RetryInfo(TimeSpan.FromSeconds(1)));
}
