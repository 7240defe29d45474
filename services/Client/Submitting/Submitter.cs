using System.Threading.Channels;
using Grpc.Core;
using Tabulation.Client.Connecting;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Submitting;

/// <summary>
/// Hands signed statements in to Intake, many at once, and stays at it through lost connections and restarts of the server until each has
/// its answer. Whatever is sent twice is the same bytes, hence the same statement, so nothing is ever recorded twice. One submission at a
/// time.
/// </summary>
/// <param name="intake">Where to hand in.</param>
/// <param name="intakeKey">The key that must have signed every answer.</param>
/// <param name="settings">Bounds and pauses.</param>
/// <param name="time">For pauses and timeouts.</param>
public sealed class Submitter(
    IntakeService.IntakeServiceClient intake, VerificationKey intakeKey, SubmitterSettings? settings = null, TimeProvider? time = null)
{
    private const int Prepared = 16;

    private readonly SubmitterSettings settings = settings ?? new SubmitterSettings();
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Called before each attempt to connect anew: what happened, and the pause until then. For progress displays.</summary>
    public Action<string, TimeSpan>? Reconnecting { get; init; }

    /// <summary>Hands in everything and returns when everything is answered, refusals included.</summary>
    /// <param name="batches">Enumerated once, on a thread of its own, not far ahead of what is sent.</param>
    /// <param name="answered">Called for each answer, one at a time, in the order of answers.</param>
    /// <param name="cancellation">Ends the submission; what was sent may or may not have been recorded.</param>
    /// <exception cref="ServerUnreachableException">No answer for <see cref="RetrySettings.GiveUpAfter"/>.</exception>
    /// <exception cref="RpcException">The server refused the call as such.</exception>
    /// <exception cref="UntrustedAnswerException">An answer cannot be relied on.</exception>
    /// <remarks>What enumerating <paramref name="batches"/> throws is thrown here, once everything before it is answered.</remarks>
    public async Task SubmitAsync(
        IAsyncEnumerable<SignedBatch> batches, Action<AnsweredStatement> answered, CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var prepared = Channel.CreateBounded<SignedBatch>(new BoundedChannelOptions(Prepared) { SingleReader = true, SingleWriter = true });
        var preparing = Task.Run(() => PrepareAsync(batches, prepared.Writer, stop.Token), CancellationToken.None);
        try
        {
            await SendAsync(prepared.Reader, answered, cancellation);
        }
        catch
        {
            await stop.CancelAsync();
            await preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await preparing;
    }

    /// <inheritdoc cref="SubmitAsync(IAsyncEnumerable{SignedBatch}, Action{AnsweredStatement}, CancellationToken)"/>
    public Task SubmitAsync(IEnumerable<SignedBatch> batches, Action<AnsweredStatement> answered, CancellationToken cancellation = default) =>
        SubmitAsync(batches.ToAsyncEnumerable(), answered, cancellation);

    private static async Task PrepareAsync(IAsyncEnumerable<SignedBatch> batches, ChannelWriter<SignedBatch> prepared, CancellationToken stop)
    {
        try
        {
            await foreach (var batch in batches.WithCancellation(stop)) await prepared.WriteAsync(batch, stop);
        }
        finally
        {
            // Where the source fails, what came before is still sent and answered; the caller then meets the failure.
            prepared.Complete();
        }
    }

    private async Task SendAsync(ChannelReader<SignedBatch> prepared, Action<AnsweredStatement> answered, CancellationToken cancellation)
    {
        var inFlight = new InFlight(settings.InFlight, time);
        var answers = new AnswerReader(intakeKey, inFlight, answered);
        var patience = new Patience(settings.Retry, time);
        var session = new SubmitSession(intake, prepared, inFlight, answers, patience.Progressed);
        while (await TryAsync(session, inFlight, cancellation) is { } failure)
        {
            var pause = patience.Next(failure);
            Reconnecting?.Invoke(failure.Status.Detail, pause);
            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>Null where everything is answered; else why it must be tried again.</summary>
    private async Task<RpcException?> TryAsync(SubmitSession session, InFlight inFlight, CancellationToken cancellation)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        inFlight.Restart();
        using var watch = time.CreateTimer(_ => CancelIfSilent(inFlight, attempt), null, settings.AnswerTimeout / 4, settings.AnswerTimeout / 4);
        try
        {
            await session.RunAsync(attempt.Token);
            return null;
        }
        catch (Exception exception) when (attempt.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new RpcException(new Status(StatusCode.Unavailable, $"No answer for {settings.AnswerTimeout.TotalSeconds:0.#} s."));
        }
        catch (RpcException exception) when (TransientFailure.Is(exception))
        {
            return exception;
        }
    }

    private void CancelIfSilent(InFlight inFlight, CancellationTokenSource attempt)
    {
        if (inFlight.Silence >= settings.AnswerTimeout) attempt.Cancel();
    }
}
