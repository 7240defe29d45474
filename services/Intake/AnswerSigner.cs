using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Signs answers, as many at once as are ready: one signature a bundle.</summary>
internal sealed class AnswerSigner(SigningKey key)
{
    /// <summary>Of one bundle: refusals have a finding for each wrong figure, and clients take messages of 4 MiB.</summary>
    internal const int MaxBytes = 1 << 20;

    /// <summary>Usually one bundle; several where the answers would exceed <see cref="MaxBytes"/>. In the order given.</summary>
    public IEnumerable<Bundle> Sign(IReadOnlyList<Submission> answered, ElectionId election)
    {
        var payloads = new List<ReadOnlyMemory<byte>>(answered.Count);
        var bytes = 0;
        foreach (var submission in answered)
        {
            var payload = Encode(submission, election);
            if (payloads.Count > 0 && bytes + payload.Length > MaxBytes)
            {
                yield return Sign(payloads);
                payloads.Clear();
                bytes = 0;
            }

            payloads.Add(payload);
            bytes += payload.Length;
        }

        yield return Sign(payloads);
    }

    private Bundle Sign(List<ReadOnlyMemory<byte>> payloads)
    {
        var bundle = new Bundle { Signature = Wrap(SignedBundle.Sign(key, PayloadType.AnswerBundle, payloads).Signature) };
        foreach (var payload in payloads) bundle.Payloads.Add(Wrap(payload));
        return bundle;
    }

    public Envelope Sign(Submission answered, ElectionId election)
    {
        var payload = Encode(answered, election);
        var proof = SignedBundle.Sign(key, PayloadType.AnswerBundle, [payload]).ProofOf(0);
        return new Envelope { Payload = Wrap(payload), Signature = Wrap(proof.Signature), BundleSize = 1 };
    }

    private static byte[] Encode(Submission submission, ElectionId election)
    {
        if (submission.Recorded is { } recorded)
            return AnswerCodec.EncodeReceipt(election, submission.Id, recorded.Position, recorded.LeafHash, recorded.RecordedAt, recorded.Verdict);
        var refusal = submission.Refusal ?? throw new InvalidOperationException("A submission without outcome cannot be answered.");
        return AnswerCodec.EncodeRefusal(election, submission.Id, refusal.At, refusal.Findings, refusal.Current);
    }

    private static ByteString Wrap(ReadOnlyMemory<byte> bytes) => UnsafeByteOperations.UnsafeWrap(bytes);
}
