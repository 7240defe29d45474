using Tabulation.Chronicle;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>A way in which a Publication tells totals and events of everything as they come, and the same as of now when asked.</summary>
internal interface IFeed
{
    /// <summary>
    /// Messages until the caller has enough or the connection is lost: <see cref="Grpc.Core.RpcException"/>, <see cref="HttpRequestException"/> or <see cref="IOException"/>.
    /// </summary>
    /// <param name="publication">Who is asked.</param>
    /// <param name="token">That of the last message received; empty for a fresh start.</param>
    /// <param name="stopping">Ends the call.</param>
    IAsyncEnumerable<Heard> ReadAsync(ServiceProcess publication, string token, CancellationToken stopping);

    /// <summary>All totals, once the Publication has counted what the chronicle has.</summary>
    Task<IReadOnlyList<HeardTotal>> TotalsAsync(ServiceProcess publication, ElectionChronicle chronicle);

    /// <summary>The chronicle's events from a position on, as this feed writes them.</summary>
    Task<IReadOnlyList<string>> EventsAsync(ServiceProcess publication, ElectionChronicle chronicle, ulong from);
}
