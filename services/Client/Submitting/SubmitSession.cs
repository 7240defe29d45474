using System.Threading.Channels;
using Grpc.Core;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Submitting;

/// <summary>
/// One SubmitMany call, from its first message to its end. What an earlier call left unanswered is sent first, byte for byte as then, so
/// that the server recognises what it has recorded already.
/// </summary>
internal sealed class SubmitSession(
    IntakeService.IntakeServiceClient intake,
    ChannelReader<SignedBatch> source,
    InFlight inFlight,
    AnswerReader answers,
    Action progressed)
{
    /// <summary>Ends when the source is at its end and everything is answered.</summary>
    /// <exception cref="RpcException">The call failed, or the server ended it early (UNAVAILABLE).</exception>
    /// <exception cref="UntrustedAnswerException">An answer cannot be relied on.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = intake.SubmitMany(cancellationToken: session.Token);
        var reading = ReadAsync(call.ResponseStream, session);
        try
        {
            await WriteAsync(call.RequestStream, session.Token);
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // A call that ends makes writes fail in many ways; only the reading side knows why it ended.
            await reading;
            cancellation.ThrowIfCancellationRequested();
            throw new RpcException(new Status(StatusCode.Unavailable, "The connection was lost.", exception));
        }

        await reading;
    }

    private async Task WriteAsync(IClientStreamWriter<SubmitManyRequest> requests, CancellationToken cancellation)
    {
        foreach (var batch in inFlight.Unanswered) await requests.WriteAsync(new SubmitManyRequest { Bundle = batch.Bundle }, cancellation);
        while (await source.WaitToReadAsync(cancellation))
        {
            while (source.TryPeek(out var batch))
            {
                await inFlight.AdmitAsync(batch, cancellation);
                source.TryRead(out _);
                await requests.WriteAsync(new SubmitManyRequest { Bundle = batch.Bundle }, cancellation);
            }
        }

        await requests.CompleteAsync();
    }

    private async Task ReadAsync(IAsyncStreamReader<SubmitManyResponse> responses, CancellationTokenSource session)
    {
        try
        {
            while (await responses.MoveNext(session.Token))
                if (answers.Read(responses.Current.Answers) > 0) progressed();
            if (inFlight.Count > 0 || !source.Completion.IsCompleted)
                throw new RpcException(new Status(StatusCode.Unavailable, "The server ended the call before it had answered everything."));
        }
        finally
        {
            await session.CancelAsync();
        }
    }
}
