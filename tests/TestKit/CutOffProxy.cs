using System.Net;
using System.Net.Sockets;

namespace Tabulation.TestKit;

/// <summary>
/// Stands between a client and a server and passes on what they say, until told to be silent once a client has sent so much; connections stay
/// open, and nothing gets through any more.
/// </summary>
public sealed class CutOffProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly IPEndPoint server;
    private readonly long limit;
    private readonly Task accepting;
    private long sent;

    /// <param name="server">Where to.</param>
    /// <param name="limit">Bytes that clients may send in all.</param>
    public CutOffProxy(Uri server, long limit)
    {
        ArgumentNullException.ThrowIfNull(server);
        (this.server, this.limit) = (new IPEndPoint(IPAddress.Loopback, server.Port), limit);
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    /// <summary>True once nothing gets through any more.</summary>
    public bool IsSilent => Volatile.Read(ref sent) > limit;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true) passing.Add(PassAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        finally
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var _ = client;
        using var connection = new TcpClient();
        await connection.ConnectAsync(server, stop.Token);
        var there = CopyAsync(client.GetStream(), connection.GetStream(), count => Interlocked.Add(ref sent, count));
        await Task.WhenAny(there, CopyAsync(connection.GetStream(), client.GetStream(), _ => { }));
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Action<int> read)
    {
        var buffer = new byte[1 << 12];
        while (await from.ReadAsync(buffer, stop.Token) is > 0 and var count)
        {
            read(count);
            if (IsSilent) await Task.Delay(Timeout.Infinite, stop.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
