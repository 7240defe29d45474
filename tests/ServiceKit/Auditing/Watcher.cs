using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.ServiceKit.Auditing;

/// <summary>A subscriber of one Publication, who comes back with its resume token whenever the connection is lost, and shows the auditor all totals it is sent.</summary>
public sealed class Watcher(ServiceProcess publication, Auditor auditor)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<(string Contest, string Area), AreaTotals> rows = [];
    private ByteString token = ByteString.Empty;
    private ulong position;

    /// <summary>Where the totals stand that it has shown.</summary>
    public ulong Position => Volatile.Read(ref position);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await WatchAsync(stopping);
            }
            catch (RpcException) when (!stopping.IsCancellationRequested)
            {
                await Task.Delay(Pause, stopping);
            }
            catch (Exception ended) when (ended is RpcException or OperationCanceledException && stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        var client = new TotalsService.TotalsServiceClient(publication.Channel);
        using var call = client.Watch(new WatchRequest { Filter = auditor.Filter, ResumeToken = token }, cancellationToken: stopping);
        await foreach (var message in call.ResponseStream.ReadAllAsync(stopping))
        {
            Assert.True(message.AsOf.Position >= position, $"A subscriber at {position} was sent {message.AsOf.Position}.");
            if (message.Kind == WatchKind.Reset) rows.Clear();
            foreach (var row in message.Totals) rows[(row.Contest, row.Area)] = row;
            // Those that did not change stand there too.
            if (message.Kind != WatchKind.Heartbeat) auditor.Saw(message.AsOf.Position, [.. rows.Values], $"{message.Kind} of Watch at {publication.Grpc}");
            token = message.ResumeToken;
            Volatile.Write(ref position, message.AsOf.Position);
        }
    }
}
