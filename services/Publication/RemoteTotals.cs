using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TotalsCache;

namespace Tabulation.Publication;

/// <summary>The totals as a tabulator holds them itself: for when the cache is away.</summary>
/// <param name="client">The tabulator.</param>
/// <param name="token">Lets this service read before the release hour.</param>
/// <param name="clock">For timeouts.</param>
public sealed class RemoteTotals(TabulationService.TabulationServiceClient client, PeerToken token, TimeProvider clock) : ITotalsSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new TotalsChanged { Full = true };
        var options = new CallOptions(token.Headers(), (clock.GetUtcNow() + Patience).UtcDateTime, cancellationToken);
        using var call = client.ReadTotals(new ReadTotalsRequest(), options);
        await foreach (var part in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            all.AsOf = part.AsOf;
            all.Totals.Add(part.Totals);
            all.Lots.Add(part.Lots);
        }

        return all.AsOf is null ? null : all;
    }
}
