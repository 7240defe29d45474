using System.Runtime.CompilerServices;
using Grpc.Core;
using Tabulation.Client.Connecting;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Totals;

/// <summary>Running totals and seats, as the server publishes them.</summary>
/// <param name="service">Where to ask.</param>
/// <param name="retry">How <see cref="WatchAsync"/> goes on when its connection fails.</param>
/// <param name="time">For its pauses.</param>
public sealed class TotalsClient(TotalsService.TotalsServiceClient service, RetrySettings? retry = null, TimeProvider? time = null)
{
    private readonly RetrySettings retry = retry ?? new RetrySettings();
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Called before each attempt to connect anew: what happened, and the pause until then.</summary>
    public Action<string, TimeSpan>? Reconnecting { get; init; }

    /// <summary>Totals as of the latest position.</summary>
    /// <exception cref="RpcException">FAILED_PRECONDITION before the release hour, NOT_FOUND for an unknown contest or area.</exception>
    public async Task<GetResponse> GetAsync(TotalsFilter? filter = null, CancellationToken cancellation = default) =>
        await service.GetAsync(new GetRequest { Filter = filter ?? new TotalsFilter() }, cancellationToken: cancellation);

    /// <summary>Seats of one contest with every step that led to them.</summary>
    /// <param name="contest">Its code.</param>
    /// <param name="ifHeldCounted">True for the seats as they would be if all held results were counted.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RpcException">FAILED_PRECONDITION before the release hour, NOT_FOUND for an unknown contest.</exception>
    public async Task<GetAllocationResponse> GetAllocationAsync(
        string contest, bool ifHeldCounted = false, CancellationToken cancellation = default)
    {
        var request = new GetAllocationRequest { Contest = contest, IfHeldCounted = ifHeldCounted };
        return await service.GetAllocationAsync(request, cancellationToken: cancellation);
    }

    /// <summary>
    /// Totals now and every change to them, until cancelled. A lost connection is made anew and goes on from the last message received.
    /// </summary>
    /// <param name="filter">Which totals; null for each contest's as a whole.</param>
    /// <param name="resumeToken">Of the last message of an earlier watch; null for a fresh start.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ServerUnreachableException">Attempts have failed for <see cref="RetrySettings.GiveUpAfter"/>.</exception>
    /// <exception cref="RpcException">The server refused, as in <see cref="GetAsync"/>.</exception>
    public async IAsyncEnumerable<WatchResponse> WatchAsync(
        TotalsFilter? filter = null, byte[]? resumeToken = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var request = new WatchRequest { Filter = filter ?? new TotalsFilter() };
        if (resumeToken is not null) request.ResumeToken = Google.Protobuf.ByteString.CopyFrom(resumeToken);
        var patience = new Patience(retry, time);
        while (true)
        {
            using var call = service.Watch(request, cancellationToken: cancellation);
            RpcException? failure;
            while ((failure = await FailureOfNextAsync(call.ResponseStream, cancellation)) is null)
            {
                patience.Progressed();
                request.ResumeToken = call.ResponseStream.Current.ResumeToken;
                yield return call.ResponseStream.Current;
            }

            var pause = patience.Next(failure);
            Reconnecting?.Invoke(failure.Status.Detail, pause);
            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>Null where the next message has arrived; else why none will on this connection.</summary>
    private static async Task<RpcException?> FailureOfNextAsync(IAsyncStreamReader<WatchResponse> responses, CancellationToken cancellation)
    {
        try
        {
            return await responses.MoveNext(cancellation)
                ? null
                : new RpcException(new Status(StatusCode.Unavailable, "The server ended the watch."));
        }
        catch (RpcException exception) when (TransientFailure.Is(exception))
        {
            cancellation.ThrowIfCancellationRequested();
            return exception;
        }
    }
}
