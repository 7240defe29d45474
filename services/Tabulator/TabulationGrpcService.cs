using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.Tabulator.Checkpoints;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator;

/// <summary>Totals for the services of this installation; see tabulation.proto.</summary>
internal sealed class TabulationGrpcService(
    LatestTotals latest, CheckpointBoard checkpoints, NoteSigner signer, KeyStatements keys, Witnesses witnesses, PeerToken token) : TabulationService.TabulationServiceBase
{
    private const int ChunkTotals = 500;

    public override async Task ReadTotals(ReadTotalsRequest request, IServerStreamWriter<ReadTotalsResponse> responseStream, ServerCallContext context)
    {
        token.Require(context);
        var all = latest.All() ?? throw RichError.Create(
            StatusCode.Unavailable, "The ledger is being folded; try again.", ErrorDetail.RetryInfo(TimeSpan.FromSeconds(1)));
        var lots = all.Lots.ToList();
        foreach (var chunk in all.Totals.Chunk(ChunkTotals).DefaultIfEmpty([]))
        {
            await responseStream.WriteAsync(new ReadTotalsResponse { AsOf = all.AsOf, Totals = { chunk }, Lots = { lots } }, context.CancellationToken);
            lots.Clear();
        }
    }

    public override async Task ReadCheckpoint(
        ReadCheckpointRequest request, IServerStreamWriter<ReadCheckpointResponse> responseStream, ServerCallContext context)
    {
        token.Require(context);
        var part = new ReadCheckpointResponse
        {
            LogKey = signer.Verifier.ToString(),
            FormerLogKeys = { signer.Verifiers.Skip(1).Select(key => key.ToString()) },
            WitnessKeys = { witnesses.Policy.Witnesses.Select(witness => witness.ToString()) },
            WitnessesNeeded = (uint)witnesses.Policy.Needed,
            Frozen = checkpoints.Frozen ?? "",
        };
        if (await keys.ReadAsync(context.CancellationToken) is { } statement) part.Keys = UnsafeByteOperations.UnsafeWrap(statement.ToBytes());
        if (checkpoints.Evidence is { } evidence) part.Evidence = UnsafeByteOperations.UnsafeWrap(evidence.ToBytes());
        if (checkpoints.Evidence is null && checkpoints.Latest is { } checkpoint && IsNews(checkpoint, request)) await WriteAsync(part, checkpoint, responseStream, context.CancellationToken);
        else await responseStream.WriteAsync(part, context.CancellationToken);
    }

    private bool IsNews(ReleasedCheckpoint checkpoint, ReadCheckpointRequest request)
    {
        if ((ulong)checkpoint.Size != request.NewerThan) return (ulong)checkpoint.Size > request.NewerThan;
        witnesses.Policy.Check(checkpoint.Note, out var cosigned);
        return cosigned.Count > request.Cosigned;
    }

    private static async Task WriteAsync(
        ReadCheckpointResponse part, ReleasedCheckpoint checkpoint, IServerStreamWriter<ReadCheckpointResponse> responseStream, CancellationToken cancellation)
    {
        part.Note = UnsafeByteOperations.UnsafeWrap(checkpoint.Note.ToBytes());
        part.Lots.Add(checkpoint.Totals.Lots);
        foreach (var chunk in checkpoint.Totals.Totals.Chunk(ChunkTotals).DefaultIfEmpty([]))
        {
            part.AsOf = checkpoint.Totals.AsOf;
            part.Totals.Add(chunk);
            await responseStream.WriteAsync(part, cancellation);
            part = new ReadCheckpointResponse();
        }
    }
}
