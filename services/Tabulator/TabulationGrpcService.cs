using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.Tabulator;

/// <summary>Totals for the services of this installation; see tabulation.proto.</summary>
internal sealed class TabulationGrpcService(LatestTotals latest, PeerToken token) : TabulationService.TabulationServiceBase
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
}
