using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Submitting;

/// <summary>Verifies bundles of answers, finds the statements they answer and hands them on; one bundle after the other.</summary>
internal sealed class AnswerReader(VerificationKey intakeKey, InFlight inFlight, Action<AnsweredStatement> answered)
{
    private readonly BundleVerifier verifier = new(new VerifiedSignatures(2));
    private readonly List<long> tags = [];

    /// <returns>How many of the answers were still waited for.</returns>
    /// <exception cref="UntrustedAnswerException">The bundle is not signed by Intake, or holds something else than answers.</exception>
    public int Read(Bundle answers)
    {
        var bundle = new AnswerBundle(answers, Verify(answers));
        var count = 0;
        for (var index = 0; index < answers.Payloads.Count; index++) count += Read(answers.Payloads[index], index, bundle);
        inFlight.Release();
        return count;
    }

    private SignedBundle Verify(Bundle answers)
    {
        var leaves = new Hash256[answers.Payloads.Count];
        for (var i = 0; i < leaves.Length; i++) leaves[i] = Rfc6962.LeafHash(answers.Payloads[i].Span);
        var check = verifier.VerifyWhole(intakeKey, PayloadType.AnswerBundle, leaves, answers.Signature.Memory, out var signed);
        return check == BundleCheck.Signed
            ? signed!
            : throw new UntrustedAnswerException($"The server's answers are not signed by Intake's key {intakeKey}: {check}. If that key has been changed, hand in the same again: nothing counts twice.");
    }

    private int Read(ByteString payload, int index, AnswerBundle bundle)
    {
        if (!AnswerCodec.TryDecode(payload.Memory, out var answer))
            throw new UntrustedAnswerException("The server signed something that is no answer to a statement.");
        var id = new StatementId(Digest.From(answer.StatementId.Span));
        inFlight.Answer(id, tags);
        foreach (var tag in tags) answered(new AnsweredStatement(id, tag, answer) { Bundle = bundle, Index = index });
        return tags.Count;
    }
}
