using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.Ledger;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.LedgerClient;

/// <summary>The ledger as Intake serves it over gRPC. What it says is checked by whoever folds it.</summary>
/// <param name="client">Intake, any replica.</param>
/// <param name="token">Lets this service read before the release hour.</param>
public sealed class RemoteLedger(LedgerService.LedgerServiceClient client, PeerToken token) : ILedgerFeed
{
    /// <summary>Nothing may hang on a server that has vanished: a call that brings nothing for so long is begun anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(
        long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEntries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        var leaves = new List<ReadOnlyMemory<byte>>();
        long bytes = 0;
        using var call = client.Read(new ReadRequest { From = (ulong)from, Limit = (ulong)maxEntries }, Options(cancellationToken));
        while (await NextAsync(call.ResponseStream, cancellationToken))
        {
            foreach (var leaf in Checked(call.ResponseStream.Current, from + leaves.Count))
            {
                bytes += leaf.Length;
                if (bytes > maxBytes && leaves.Count > 0) return leaves;
                leaves.Add(leaf.Memory);
            }
        }

        return leaves;
    }

    /// <inheritdoc/>
    public async Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        using var call = client.Read(new ReadRequest { From = (ulong)position, Limit = 1, Follow = true }, Options(cancellationToken));
        try
        {
            await NextAsync(call.ResponseStream, cancellationToken);
        }
        catch (RpcException nothing) when (nothing.StatusCode == StatusCode.DeadlineExceeded)
        {
            // Waited long enough for this time: the caller looks, and waits again.
        }
    }

    /// <summary>Whoever cancels is told so in the words of every other source.</summary>
    private static async Task<bool> NextAsync(IAsyncStreamReader<ReadResponse> stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.MoveNext(cancellation);
        }
        catch (RpcException cancelled) when (cancelled.StatusCode == StatusCode.Cancelled && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellation);
        }
    }

    private CallOptions Options(CancellationToken cancellation) =>
        new(token.Headers(), TimeProvider.System.GetUtcNow().UtcDateTime + Patience, cancellation);

    private static RepeatedField<ByteString> Checked(ReadResponse chunk, long next) => chunk.From == (ulong)next
        ? chunk.Entries
        : throw new InvalidDataException($"The ledger's server was asked for position {next} and sent {chunk.From}.");
}
