using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TransparencyLog;
using SignedHead = Tabulation.Contracts.V1.SignedHead;

namespace Tabulation.Intake;

/// <summary>The ledger entry by entry; see ledger.proto. Closed to all but peers until the release hour.</summary>
internal sealed class LedgerGrpcService(ILedgerReader ledger, Appender appender, SigningKey key, PeerToken peers, TimeProvider clock)
    : LedgerService.LedgerServiceBase
{
    private const int ChunkEntries = 2_048;
    private const int ChunkBytes = 1 << 20;

    public override async Task Read(ReadRequest request, IServerStreamWriter<ReadResponse> responseStream, ServerCallContext context)
    {
        await RequireReleasedAsync(context);
        var next = PositionOf(request.From);
        var end = request.Limit == 0 ? long.MaxValue : next + (long)Math.Min(request.Limit, long.MaxValue / 2);
        while (next < end)
        {
            var leaves = await Outage.Guard(ledger.ReadAsync(next, (int)Math.Min(ChunkEntries, end - next), ChunkBytes, context.CancellationToken));
            // Again for each chunk: a reader may have begun to follow before there was an election.
            await RequireReleasedAsync(context);
            if (leaves.Count > 0) await responseStream.WriteAsync(Chunk(next, leaves), context.CancellationToken);
            else if (request.Follow) await Outage.Guard(ledger.WaitForAsync(next, context.CancellationToken));
            else return;
            next += leaves.Count;
        }
    }

    public override async Task<GetHeadResponse> GetHead(GetHeadRequest request, ServerCallContext context)
    {
        var head = await Outage.Guard(ledger.HeadAsync(context.CancellationToken));
        var response = new GetHeadResponse
        {
            Head = Translate(head),
            IntakeKey = UnsafeByteOperations.UnsafeWrap(key.PublicKey.Bytes),
        };
        var view = await Outage.Guard(appender.ViewAsync(context.CancellationToken));
        if (!view.Id.IsNone) response.ElectionId = ByteString.CopyFrom(view.Id.Value.ToArray());
        return response;
    }

    internal static SignedHead Translate(LedgerHead head) => new()
    {
        Size = (ulong)head.Size,
        Root = ByteString.CopyFrom(head.Tree.Root.ToArray()),
        Signature = UnsafeByteOperations.UnsafeWrap(head.Signature),
    };

    private static ReadResponse Chunk(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var chunk = new ReadResponse { From = (ulong)from };
        foreach (var leaf in leaves) chunk.Entries.Add(UnsafeByteOperations.UnsafeWrap(leaf));
        return chunk;
    }

    private static long PositionOf(ulong position) => position <= long.MaxValue / 2
        ? (long)position
        : throw RichError.Create(StatusCode.OutOfRange, $"from: {position} is beyond any ledger's end.",
            ErrorDetail.BadRequest(new FieldError("from", "OUT_OF_RANGE", "Must be a position.")));

    private async ValueTask RequireReleasedAsync(ServerCallContext context)
    {
        if (peers.IsPresented(context)) return;
        var view = await Outage.Guard(appender.ViewAsync(context.CancellationToken));
        if (view.Definition is not { } definition || Timestamp.Now(clock) >= definition.Release) return;
        throw RichError.Create(StatusCode.FailedPrecondition, $"Entries are released at {definition.Release}.",
            ErrorDetail.PreconditionFailure(new Precondition("RELEASE_HOUR", "election", $"Entries are released at {definition.Release}.")));
    }
}
