using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TransparencyLog;
using SignedHead = Tabulation.Contracts.V1.SignedHead;

namespace Tabulation.Intake;

/// <summary>The ledger entry by entry; see ledger.proto. Closed to all but peers until the release hour.</summary>
internal sealed partial class LedgerGrpcService(
    ILedgerReader ledger, Appender appender, FollowedTree log, IntakeKeys keys, PeerToken peers, TimeProvider clock, ILogger<LedgerGrpcService> logger)
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
            var leaves = await Outage.Guard(LeavesAsync(next, (int)Math.Min(ChunkEntries, end - next), context.CancellationToken));
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
            IntakeKey = UnsafeByteOperations.UnsafeWrap(keys.All[0].Key.Bytes),
        };
        foreach (var former in keys.All.Skip(1))
            response.FormerIntakeKeys.Add(new FormerKey { PublicKey = UnsafeByteOperations.UnsafeWrap(former.Key.Bytes), Until = (ulong)former.Until!.Value.Milliseconds });
        var view = await Outage.Guard(appender.ViewAsync(context.CancellationToken));
        if (!view.Id.IsNone) response.ElectionId = ByteString.CopyFrom(view.Id.Value.ToArray());
        return response;
    }

    public override Task<GetInclusionProofResponse> GetInclusionProof(GetInclusionProofRequest request, ServerCallContext context)
    {
        var size = SizeOf("size", request.Size);
        if (request.Position >= (ulong)size) throw OutOfRange("position", $"{request.Position} is not below the size {size}.");
        var position = (long)request.Position;
        var response = new GetInclusionProofResponse
        {
            Size = (ulong)size, Root = Bytes(log.Tree.HeadAt(size).Root), LeafHash = Bytes(log.Tree.LeafHash(position)),
        };
        response.AuditPath.AddRange(log.Tree.InclusionPath(position, size).Select(Bytes));
        return Task.FromResult(response);
    }

    public override Task<GetConsistencyProofResponse> GetConsistencyProof(GetConsistencyProofRequest request, ServerCallContext context)
    {
        var to = SizeOf("to", request.To);
        if (request.From > (ulong)to) throw OutOfRange("from", $"{request.From} is above the other size {to}.");
        var from = (long)request.From;
        var response = new GetConsistencyProofResponse
        {
            FromRoot = Bytes(log.Tree.HeadAt(from).Root), To = (ulong)to, ToRoot = Bytes(log.Tree.HeadAt(to).Root),
        };
        response.Path.AddRange(log.Tree.ConsistencyPath(from, to).Select(Bytes));
        return Task.FromResult(response);
    }

    /// <summary>Whoever asks is told that there is nothing to be had, and the operator why: a store that has lost an entry is not away.</summary>
    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> LeavesAsync(long from, int most, CancellationToken cancellation)
    {
        try
        {
            return await ledger.ReadAsync(from, most, ChunkBytes, cancellation);
        }
        catch (LedgerCorruptException corrupt)
        {
            LogCorrupt(corrupt, corrupt.Message);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Critical, "{What} Nothing from there on can be read.")]
    private partial void LogCorrupt(Exception corrupt, string what);

    private long SizeOf(string field, ulong size)
    {
        var whole = log.Tree.Size;
        if (size > (ulong)whole) throw OutOfRange(field, $"The log has {whole} entries so far, not {size}.");
        return size == 0 ? whole : (long)size;
    }

    private static RpcException OutOfRange(string field, string message) => RichError.Create(
        StatusCode.OutOfRange, $"{field}: {message}", ErrorDetail.BadRequest(new FieldError(field, "OUT_OF_RANGE", message)));

    private static ByteString Bytes(Hash256 hash) => ByteString.CopyFrom(hash.ToArray());

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
        if (await Outage.Guard(appender.ReleaseAsync(context.CancellationToken)) is not { } release) return;
        if (Timestamp.Now(clock) < release.At)
            throw RichError.Create(StatusCode.FailedPrecondition, $"Entries are released at {release.At}.",
                ErrorDetail.PreconditionFailure(new Precondition("RELEASE_HOUR", "election", $"Entries are released at {release.At}.")));
        if (!release.IsCertain) throw Outage.Unavailable("An extension of the release hour may still be on its way into the ledger.");
    }
}
