using System.Threading.Channels;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;

namespace Tabulation.Intake;

/// <summary>
/// One SubmitMany call. Requests are decoded and verified in parallel, handed to the appender in the order in which they came, and answered as soon
/// as they are recorded, whatever is ready at once under one signature. At most <see cref="Window"/> requests are under way; the client waits then.
/// </summary>
internal sealed class SubmissionStream(SubmissionReader reader, Appender appender, AnswerSigner signer)
{
    private const int Window = 256;
    private const int MaxAnswers = 4_096;

    private readonly Channel<Task<SubmissionGroup>> read = Channel.CreateBounded<Task<SubmissionGroup>>(Window);
    private readonly Channel<SubmissionGroup> appending = Channel.CreateBounded<SubmissionGroup>(Window);

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
        while (await requests.MoveNext(cancellation))
        {
            var request = requests.Current;
            var view = appender.View;
            await read.Writer.WriteAsync(Task.Run(() => Read(request, view), cancellation), cancellation);
        }

        read.Writer.Complete();
    }

    private SubmissionGroup Read(SubmitManyRequest request, ElectionView view) => request.SubmissionCase switch
    {
        SubmitManyRequest.SubmissionOneofCase.Bundle when request.Bundle.Payloads.Count > 0 => reader.Read(request.Bundle, view),
        SubmitManyRequest.SubmissionOneofCase.Envelope => reader.Read(request.Envelope, view),
        SubmitManyRequest.SubmissionOneofCase.Bundle or SubmitManyRequest.SubmissionOneofCase.None => throw RichError.Create(
            StatusCode.InvalidArgument, "submission: a request must carry an envelope or a bundle of at least one statement.",
            ErrorDetail.BadRequest(new FieldError("submission", IntakeRule.SubmissionMissing.Code(), "Neither an envelope nor a bundle with statements."))),
    };

    private async Task AppendAsync(CancellationToken cancellation)
    {
        await foreach (var reading in read.Reader.ReadAllAsync(cancellation))
        {
            var group = await reading;
            if (group.Submissions.All(submission => submission.Refusal is not null)) group.Complete();
            else await appender.EnqueueAsync(group, cancellation);
            await appending.Writer.WriteAsync(group, cancellation);
        }

        appending.Writer.Complete();
    }

    private async Task AnswerAsync(IServerStreamWriter<SubmitManyResponse> responses, CancellationToken cancellation)
    {
        var answered = new List<Submission>();
        while (await appending.Reader.WaitToReadAsync(cancellation))
        {
            answered.Clear();
            while (answered.Count < MaxAnswers && appending.Reader.TryPeek(out var next) && (answered.Count == 0 || next.Answered.IsCompleted))
            {
                await Outage.Guard(next.Answered.WaitAsync(cancellation));
                appending.Reader.TryRead(out _);
                answered.AddRange(next.Submissions);
            }

            await responses.WriteAsync(new SubmitManyResponse { Answers = signer.Sign(answered, appender.View.Id) }, cancellation);
        }
    }
}
