using System.Net;
using System.Net.Sockets;
using Tabulation.Contracts;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Standalone;

/// <summary>What would go wrong only after everything has started is looked at first.</summary>
internal static class StartCheck
{
    /// <exception cref="IOException">Another program listens there, or the host is not this machine's.</exception>
    public static void PortsAreFree(ListenAddresses addresses)
    {
        foreach (var url in new[] { addresses.Http, addresses.Grpc }) PortIsFree(url);
    }

    /// <exception cref="InvalidDataException">The ledger in the directory began with another key.</exception>
    public static async Task LedgerBelongsToAsync(VerificationKey operatorKey, ILedgerFeed ledger, string path)
    {
        var first = await ledger.ReadAsync(0, 1, int.MaxValue, CancellationToken.None);
        if (first.Count == 0) return;
        if (EntryCodec.TryDecode(first[0], out var entry)
            && new BundleVerifier(new VerifiedSignatures(2)).Verify(operatorKey, PayloadType.StatementBundle, entry.Payload.Span, entry.Proof) == BundleCheck.Signed) return;
        throw new InvalidDataException(
            $"The ledger {path} holds an election that another operator's key opened. Name that key, play that election, or use another --data directory.");
    }

    private static void PortIsFree(Uri url)
    {
        var address = IPAddress.TryParse(url.Host, out var parsed) ? parsed : IPAddress.Loopback;
        try
        {
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
        }
        catch (SocketException taken)
        {
            throw new IOException($"{url} cannot be listened on: {taken.Message}. --urls names other ports.", taken);
        }
    }
}
