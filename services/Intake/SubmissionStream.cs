using System.Threading.Channels;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;

namespace Tabulation.Intake;

/// <summary>
/// One SubmitMany call. Requests are decoded and verified in parallel, handed to the appender in the order in which they came, and answered
/// in that order as soon as they are recorded, whatever is ready at once under one signature. At most <see cref="Window"/> requests are
/// under way; the client waits then. A request that cannot be read at all ends the call, once everything ahead of it is answered.
/// </summary>
internal sealed class SubmissionStream(SubmissionReader reader, Appender appender, AnswerSigner signer, IntakeGate gate)
{
    internal const int Window = 256;
    private const int MaxAnswers = 4_096;

    /// <summary>From when they are read until they are answered.</summary>
    private readonly Channel<Task<SubmissionGroup>> underWay = Channel.CreateBounded<Task<SubmissionGroup>>(Window);

    /// <summary>The same, until they are handed on: so never more of them.</summary>
    private readonly Channel<Task<SubmissionGroup>> read = Channel.CreateUnbounded<Task<SubmissionGroup>>();

    /// <exception cref="RpcException">INVALID_ARGUMENT: a request is empty or too large. UNAVAILABLE: try again.</exception>
    public async Task RunAsync(
        IAsyncStreamReader<SubmitManyRequest> requests, IServerStreamWriter<SubmitManyResponse> responses, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] loops = [ReadAsync(requests, ending.Token), AppendAsync(ending.Token), AnswerAsync(responses, ending.Token)];
        try
        {
            await foreach (var loop in Task.WhenEach(loops)) await loop;
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<SubmitManyRequest> requests, CancellationToken cancellation)
    {
        while (await underWay.Writer.WaitToWriteAsync(cancellation) && await NextAsync(requests, cancellation) is { } reading)
        {
            await read.Writer.WriteAsync(reading, cancellation);
            await underWay.Writer.WriteAsync(reading, cancellation);
            if (reading.IsFaulted) break;
        }

        read.Writer.Complete();
        underWay.Writer.Complete();
    }

    /// <summary>Null at the end of the stream.</summary>
    private async Task<Task<SubmissionGroup>?> NextAsync(IAsyncStreamReader<SubmitManyRequest> requests, CancellationToken cancellation)
    {
        try
        {
            if (!await requests.MoveNext(cancellation)) return null;
        }
        catch (RpcException tooLarge) when (tooLarge.StatusCode == StatusCode.ResourceExhausted)
        {
            return Task.FromException<SubmissionGroup>(Unreadable(IntakeRule.MessageTooLarge,
                "The request exceeds the server's limit for one message. Sign fewer statements together and send smaller bundles."));
        }

        var request = requests.Current;
        return Task.Run(() =>
        {
            gate.Require();
            return appender.ReadAsync(view => Read(request, view), cancellation);
        }, cancellation);
    }

    private SubmissionGroup Read(SubmitManyRequest request, ElectionView view) => request.SubmissionCase switch
    {
        SubmitManyRequest.SubmissionOneofCase.Bundle when request.Bundle.Payloads.Count > 0 => reader.Read(request.Bundle, view),
        SubmitManyRequest.SubmissionOneofCase.Envelope => reader.Read(request.Envelope, view),
        SubmitManyRequest.SubmissionOneofCase.Bundle or SubmitManyRequest.SubmissionOneofCase.None => throw Unreadable(
            IntakeRule.SubmissionMissing, "A request must carry an envelope or a bundle of at least one statement."),
    };

    private static RpcException Unreadable(IntakeRule rule, string message) => RichError.Create(rule.Status(), $"submission: {message}",
        ErrorDetail.BadRequest(new FieldError("submission", rule.Code(), message)), ErrorDetail.ErrorInfo(rule.Code()));

    private async Task AppendAsync(CancellationToken cancellation)
    {
        await foreach (var reading in read.Reader.ReadAllAsync(cancellation))
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // What cannot be read ends the call when its turn to be answered comes; what is behind it is not recorded.
            if (!reading.IsCompletedSuccessfully) return;
            var group = await reading;
            if (group.Submissions.All(submission => submission.Refusal is not null)) group.Complete();
            else await appender.EnqueueAsync(group, cancellation);
        }
    }

    private async Task AnswerAsync(IServerStreamWriter<SubmitManyResponse> responses, CancellationToken cancellation)
    {
        var answered = new List<Submission>();
        while (await underWay.Reader.WaitToReadAsync(cancellation))
        {
            answered.Clear();
            while (answered.Count < MaxAnswers && underWay.Reader.TryPeek(out var next) && (answered.Count == 0 || IsReady(next)))
            {
                var group = await next.WaitAsync(cancellation);
                await Outage.Guard(group.Answered.WaitAsync(cancellation));
                underWay.Reader.TryRead(out _);
                answered.AddRange(group.Submissions);
            }

            foreach (var answers in signer.Sign(answered, appender.View.Id))
                await responses.WriteAsync(new SubmitManyResponse { Answers = answers }, cancellation);
        }
    }

    private static bool IsReady(Task<SubmissionGroup> reading) =>
        reading is { IsCompletedSuccessfully: true, Result.Answered.IsCompletedSuccessfully: true };
}
