using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>TotalsService.Watch and Get.</summary>
internal sealed class WatchFeed : IFeed
{
    private static readonly TotalsFilter Everything = new() { Depth = 16 };

    public async IAsyncEnumerable<Heard> ReadAsync(ServiceProcess publication, string token, [EnumeratorCancellation] CancellationToken stopping)
    {
        var request = new WatchRequest { Filter = Everything, ResumeToken = ByteString.FromBase64(token) };
        using var call = ClientOf(publication).Watch(request, cancellationToken: stopping);
        await foreach (var message in call.ResponseStream.ReadAllAsync(stopping))
        {
            yield return new Heard(
                message.Kind == WatchKind.Snapshot, message.AsOf.Position, message.ResumeToken.ToBase64(), Written(message.Totals),
                [.. message.Events.Select(told => $"{told}")]);
        }
    }

    public async Task<IReadOnlyList<HeardTotal>> TotalsAsync(ServiceProcess publication, ElectionChronicle chronicle)
    {
        var totals = new GetResponse();
        await Wait.Until(async () =>
        {
            totals = await ClientOf(publication).GetAsync(new GetRequest { Filter = Everything });
            return totals.AsOf.Position == (ulong)chronicle.Position;
        }, $"totals as of {chronicle.Position}");
        return Written(totals.Totals);
    }

    public Task<IReadOnlyList<string>> EventsAsync(ServiceProcess publication, ElectionChronicle chronicle, ulong from) =>
        Task.FromResult<IReadOnlyList<string>>([.. chronicle.EventsFrom((long)from).Select(told => $"{told}")]);

    private static TotalsService.TotalsServiceClient ClientOf(ServiceProcess publication) => new(publication.Channel);

    private static List<HeardTotal> Written(IEnumerable<AreaTotals> rows) => [.. rows.Select(row => new HeardTotal(row.Contest, row.Area, $"{row}"))];
}
