using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Signs answers, as many at once as are ready: one signature a bundle.</summary>
internal sealed class AnswerSigner(SigningKey key)
{
    public Bundle Sign(IReadOnlyList<Submission> answered, ElectionId election)
    {
        var payloads = Encode(answered, election);
        var bundle = new Bundle { Signature = Wrap(SignedBundle.Sign(key, PayloadType.AnswerBundle, payloads).Signature) };
        foreach (var payload in payloads) bundle.Payloads.Add(Wrap(payload));
        return bundle;
    }

    public Envelope Sign(Submission answered, ElectionId election)
    {
        var payloads = Encode([answered], election);
        var proof = SignedBundle.Sign(key, PayloadType.AnswerBundle, payloads).ProofOf(0);
        return new Envelope { Payload = Wrap(payloads[0]), Signature = Wrap(proof.Signature), BundleSize = 1 };
    }

    private static List<ReadOnlyMemory<byte>> Encode(IReadOnlyList<Submission> answered, ElectionId election)
    {
        var payloads = new List<ReadOnlyMemory<byte>>(answered.Count);
        foreach (var submission in answered) payloads.Add(Encode(submission, election));
        return payloads;
    }

    private static ReadOnlyMemory<byte> Encode(Submission submission, ElectionId election)
    {
        var answer = new Answer { StatementId = Bytes(submission.Id.Value) };
        if (!election.IsNone) answer.ElectionId = Bytes(election.Value);
        if (submission.Recorded is { } recorded) answer.Receipt = Receipt(recorded);
        else answer.Refusal = Refusal(submission.Refusal ?? throw new InvalidOperationException("A submission without outcome cannot be answered."));
        return answer.ToByteArray();
    }

    private static Receipt Receipt(Recorded recorded) => new()
    {
        Position = (ulong)recorded.Position,
        LeafHash = ByteString.CopyFrom(Hash256.AsBytes([recorded.LeafHash])),
        RecordedAt = (ulong)recorded.RecordedAt.Milliseconds,
        Verdict = new Verdict { Disposition = (Disposition)recorded.Verdict.Disposition, Rules = { recorded.Verdict.Rules } },
    };

    private static Contracts.V1.Refusal Refusal(Refusal refusal)
    {
        var message = new Contracts.V1.Refusal { RefusedAt = (ulong)refusal.At.Milliseconds, Findings = { refusal.Findings } };
        if (!refusal.Current.IsNone) message.CurrentStatementId = Bytes(refusal.Current.Value);
        return message;
    }

    private static ByteString Bytes(Digest digest) => UnsafeByteOperations.UnsafeWrap(digest.ToArray());

    private static ByteString Wrap(ReadOnlyMemory<byte> bytes) => UnsafeByteOperations.UnsafeWrap(bytes);
}
