using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Tests.Submitting;

/// <summary>
/// An Intake that records everything but what a test tells it to refuse, and breaks down when a test tells it to. It keeps what it was
/// sent, so that a test can say what must have happened.
/// </summary>
internal sealed class FakeIntake : IntakeService.IntakeServiceBase
{
    private static readonly Timestamp Time = Timestamp.FromMilliseconds(1_700_000_000_000);

    private readonly ConcurrentDictionary<StatementId, long> positions = new();
    private long received;

    public SigningKey Key { get; init; } = SigningKey.Create();

    /// <summary>Bytes of every payload received, in order, repeats included.</summary>
    public ConcurrentQueue<ByteString> Payloads { get; } = new();

    /// <summary>Statements that a payload's bytes say are to be refused.</summary>
    public Func<ByteString, Refusal?> Refuse { get; set; } = _ => null;

    /// <summary>Called before each bundle is answered, with the number of bundles received so far; may wait, or end the call by throwing.</summary>
    public Func<long, ServerCallContext, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Changes a bundle of answers before it is sent; null sends none.</summary>
    public Func<Bundle, Bundle?> Change { get; set; } = answers => answers;

    /// <summary>Distinct statements recorded.</summary>
    public int Recorded => positions.Count;

    public override async Task SubmitMany(
        IAsyncStreamReader<SubmitManyRequest> requestStream, IServerStreamWriter<SubmitManyResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            foreach (var payload in request.Bundle.Payloads) Payloads.Enqueue(payload);
            await BeforeAnswer(Interlocked.Increment(ref received), context);
            if (Change(Sign([.. request.Bundle.Payloads.Select(AnswerTo)])) is { } answers)
                await responseStream.WriteAsync(new SubmitManyResponse { Answers = answers });
        }
    }

    public Bundle Sign(IReadOnlyList<ByteString> answers)
    {
        var signed = SignedBundle.Sign(Key, PayloadType.AnswerBundle, [.. answers.Select(answer => answer.Memory)]);
        return new Bundle { Payloads = { answers }, Signature = ByteString.CopyFrom(signed.Signature.Span) };
    }

    private ByteString AnswerTo(ByteString payload)
    {
        var id = StatementId.OfPayload(payload.Span);
        var bytes = Refuse(payload) is { } refusal
            ? AnswerCodec.EncodeRefusal(Statements.Election, id, Time, refusal.Findings)
            : AnswerCodec.EncodeReceipt(Statements.Election, id, PositionOf(id), Rfc6962.LeafHash(payload.Span), Time, Domain.Rules.Verdict.Clean);
        return ByteString.CopyFrom(bytes);
    }

    private long PositionOf(StatementId id) => positions.GetOrAdd(id, _ => positions.Count);
}
