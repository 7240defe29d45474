using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tabulation.Anchor;
using Tabulation.Contracts;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>The way back of a ledger whose database was set back; see restore.proto.</summary>
internal sealed partial class RestoreGrpcService(
    ILedgerReader ledger, Appender appender, IAnchor anchor, PeerToken peers, ILogger<RestoreGrpcService> log) : RestoreService.RestoreServiceBase
{
    public override async Task<GetLossResponse> GetLoss(GetLossRequest request, ServerCallContext context)
    {
        peers.Require(context);
        // In this order: what is anchored now has been in the ledger before.
        var anchored = await AnchoredAsync(context);
        var head = (await Outage.Guard(ledger.HeadAsync(context.CancellationToken))).Tree;
        return new GetLossResponse
        {
            Size = (ulong)head.Size, Root = Bytes(head.Root), AnchoredSize = (ulong)anchored.Size, AnchoredRoot = Bytes(anchored.Root),
        };
    }

    public override async Task<RestoreResponse> Restore(RestoreRequest request, ServerCallContext context)
    {
        peers.Require(context);
        var lost = new Restoration([.. request.Entries.Select(Read)], ReadPath(request), await AnchoredAsync(context));
        if (lost.Entries.Count == 0) throw Invalid("entries", "MISSING", "There must be one at least.");
        var outcome = await Outage.Guard(appender.RestoreAsync(lost, context.CancellationToken));
        if (ErrorOf(outcome) is { } error) throw error;
        LogRestored(lost.Entries[0].Decoded.Position, lost.Entries[^1].Decoded.Position);
        return new RestoreResponse { Size = (ulong)(await Outage.Guard(ledger.HeadAsync(context.CancellationToken))).Size };
    }

    private static RpcException? ErrorOf(RestoreOutcome outcome) => outcome switch
    {
        RestoreOutcome.Restored => null,
        RestoreOutcome.NothingMissing => Failed("NOTHING_MISSING", "The ledger has everything that was anchored: nothing needs to be appended again."),
        RestoreOutcome.SetBackUnderneath => Failed("RESTART_FIRST", "The ledger has fewer entries than this Intake has read from it. Restart every Intake, then repeat the call."),
        RestoreOutcome.OutOfPlace => Invalid("entries", "OUT_OF_PLACE", "The entries do not begin where the ledger ends, or have a gap."),
        RestoreOutcome.NotAnchored => Invalid("entries", "NOT_ANCHORED", "The entries are not proven to lead from the ledger's own to the head that was anchored."),
        RestoreOutcome.AheadOfClock => Failed("CLOCK", "The entries were recorded later than the ledger's clock says it is now. Set that right, then repeat the call."),
    };

    private async Task<TreeHead> AnchoredAsync(ServerCallContext context) =>
        await Outage.Guard(anchor.ReadAsync(context.CancellationToken)) ?? new TreeHead(0, Rfc6962.EmptyRoot);

    private static LostEntry Read(ByteString leaf, int number) => EntryCodec.TryDecode(leaf.Memory, out var entry)
        ? new LostEntry(leaf.Memory, entry)
        : throw Invalid($"entries[{number}]", "UNREADABLE", "This is no entry.");

    private static Hash256[] ReadPath(RestoreRequest request) => request.Path.Count <= ConsistencyProof.MostHashes
        ? [.. request.Path.Select((hash, number) => Hash256.TryFrom(hash.Span, out var read) ? read : throw Invalid($"path[{number}]", "WRONG_LENGTH", "A hash has 32 bytes."))]
        : throw Invalid("path", "TOO_LONG", $"A proof has at most {ConsistencyProof.MostHashes} hashes.");

    private static ByteString Bytes(Hash256 hash) => ByteString.CopyFrom(hash.ToArray());

    private static RpcException Invalid(string field, string reason, string message) =>
        RichError.Create(StatusCode.InvalidArgument, $"{field}: {message}", ErrorDetail.BadRequest(new FieldError(field, reason, message)));

    private static RpcException Failed(string type, string message) =>
        RichError.Create(StatusCode.FailedPrecondition, message, ErrorDetail.PreconditionFailure(new Precondition(type, "ledger", message)));

    [LoggerMessage(LogLevel.Warning, "The entries from {First} to {Last} were handed in to be appended again, and are in the ledger.")]
    private partial void LogRestored(long first, long last);
}
