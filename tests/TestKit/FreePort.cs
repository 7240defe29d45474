using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tabulation.TestKit;

/// <summary>
/// Ports for servers that must be told theirs, each given once. They lie below those that the system gives to whoever asks for any, and to every connection that goes
/// out: it would give away one that is free for as long as its server is killed. Of one user's processes that test at the same time each has its own. Thread-safe.
/// </summary>
public static class FreePort
{
    /// <summary>Above the servers that <c>deploy/local</c> starts, with the offsets that tests give it.</summary>
    private const int First = 14_000, Blocks = 150, BlockSize = 100;

    private static readonly Lock Gate = new();
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"tabulation-ports-{Environment.UserName}")).FullName;

    /// <summary>Held until the process ends, however it does.</summary>
    private static readonly List<FileStream> Taken = [];

    private static int next, end;

    /// <summary>One that nobody listens on at present.</summary>
    /// <exception cref="InvalidOperationException">All are given.</exception>
    public static int Find()
    {
        lock (Gate)
        {
            while (true)
            {
                if (next == end) (next, end) = TakeBlock();
                if (IsFree(next++)) return next - 1;
            }
        }
    }

    /// <summary>Ports that no other process has taken.</summary>
    private static (int First, int End) TakeBlock()
    {
        foreach (var block in Enumerable.Range(0, Blocks))
        {
            try
            {
                Taken.Add(new FileStream(Path.Combine(Folder, block.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                return (First + block * BlockSize, First + (block + 1) * BlockSize);
            }
            catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
            {
                // Another's.
            }
        }

        throw new InvalidOperationException($"All ports from {First} on are taken.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
