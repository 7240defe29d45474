using System.Net;
using System.Net.Sockets;

namespace Tabulation.TestKit;

/// <summary>Ports for servers that must be told theirs.</summary>
public static class FreePort
{
    /// <summary>One that nobody listens on at present.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
