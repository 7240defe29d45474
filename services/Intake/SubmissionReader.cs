using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>
/// Decodes submissions strictly and verifies their signatures: everything that can be found out without the head's lock. Thread-safe and pure
/// CPU work, so it runs in parallel.
/// </summary>
internal sealed class SubmissionReader(BundleVerifier verifier, TimeProvider clock)
{
    private const string SignatureHelp = "The signature is not by this authority's key over these bytes; sign exactly the bytes that are sent.";

    public SubmissionGroup Read(Envelope envelope, ElectionView view, bool checkSignature = true)
    {
        var proof = new BundleProof(envelope.BundleIndex, envelope.BundleSize, envelope.AuditPath.Memory, envelope.Signature.Memory);
        var submission = new Submission(envelope.Payload.Memory, proof);
        if (Decode(submission, view) && checkSignature) Verify(submission, view, key => CheckAlone(submission, key));
        return new SubmissionGroup([submission]);
    }

    public SubmissionGroup Read(Bundle bundle, ElectionView view)
    {
        if (bundle.Payloads.Count > PayloadType.StatementBundle.MostPayloads) return RefuseSize(bundle);
        var leaves = new Hash256[bundle.Payloads.Count];
        for (var i = 0; i < leaves.Length; i++) leaves[i] = Rfc6962.LeafHash(bundle.Payloads[i].Span);
        var whole = new BundleSignature(verifier, leaves, bundle.Signature.Memory);
        Func<VerificationKey, BundleCheck> check = whole.CheckWith;
        var submissions = new Submission[leaves.Length];
        for (var i = 0; i < leaves.Length; i++) submissions[i] = ReadOne(bundle.Payloads[i], whole.ProofOf(i), check, view);
        return new SubmissionGroup(submissions);
    }

    private Submission ReadOne(ByteString payload, BundleProof proof, Func<VerificationKey, BundleCheck> check, ElectionView view)
    {
        var submission = new Submission(payload.Memory, proof);
        if (Decode(submission, view)) Verify(submission, view, check);
        return submission;
    }

    private bool Decode(Submission submission, ElectionView view)
    {
        var statement = new Statement();
        if (submission.Payload.Length > EntryCodec.MaxLength)
        {
            Refuse(submission, IntakeRule.EntryTooLarge, "payload", $"The payload has {submission.Payload.Length} bytes; its entry may have {EntryCodec.MaxLength}.");
            return false;
        }

        if (StatementDecoder.Decode(submission.Payload, view.Election, statement) is { } problem)
        {
            submission.Refusal = Refusal.Early(Timestamp.Now(clock), problem);
            return false;
        }

        submission.Statement = statement;
        if (statement.Definition is { PredecessorCheckpoint: { IsEmpty: false } note } && !PredecessorLog.TryRead(note.Span, out _))
        {
            Refuse(submission, IntakeRule.PredecessorWrong, "election_definition.predecessor_checkpoint", "This is no signed checkpoint (c2sp.org/tlog-checkpoint).");
            return false;
        }

        if (view.Election is not null || statement.Kind is StatementKind.ElectionDefinition or StatementKind.RegistryPage) return true;
        Refuse(submission, view.Definition is null ? Rule.ElectionNotDefined : Rule.RegistryIncomplete);
        return false;
    }

    private BundleCheck CheckAlone(Submission submission, VerificationKey key) =>
        verifier.Verify(key, PayloadType.StatementBundle, submission.Payload.Span, submission.Proof);

    /// <summary>Which key signed it is found out here; whether that one is in force is for the rules to say.</summary>
    private void Verify(Submission submission, ElectionView view, Func<VerificationKey, BundleCheck> check)
    {
        var authority = submission.Statement!.Authority;
        if (view.Keys.Find(authority) is not { } key)
        {
            Refuse(submission, Rule.UnknownAuthority);
            return;
        }

        var outcome = check(key);
        if (outcome == BundleCheck.SignatureWrong && view.Keys.FormerOf(authority).FirstOrDefault(former => check(former) == BundleCheck.Signed) is { } earlier)
            (key, outcome) = (earlier, BundleCheck.Signed);
        Note(submission, key, outcome);
    }

    private void Note(Submission submission, VerificationKey key, BundleCheck check)
    {
        switch (check)
        {
            case BundleCheck.Signed:
                submission.Statement!.SignedBy = new KeyId(Digest.From(Hash256.AsBytes([key.Id])));
                break;
            case BundleCheck.SizeOutOfRange:
                Refuse(submission, IntakeRule.BundleSizeWrong, "bundle_size", $"The size is {submission.Proof.Size}; a bundle has 1 to 256 statements.");
                break;
            case BundleCheck.IndexOutOfRange:
                Refuse(submission, IntakeRule.BundleIndexWrong, "bundle_index", $"The index is {submission.Proof.Index}; it must be below the bundle's size.");
                break;
            case BundleCheck.PathLengthWrong:
                Refuse(submission, IntakeRule.AuditPathWrong, "audit_path", "The path is not as long as index and size call for (RFC 6962, section 2.1.1).");
                break;
            case BundleCheck.SignatureLengthWrong:
                Refuse(submission, IntakeRule.SignatureLengthWrong, "signature", $"The signature has {submission.Proof.Signature.Length} bytes; it must have 64 (IEEE P1363).");
                break;
            case BundleCheck.SignatureWrong:
                Refuse(submission, IntakeRule.SignatureWrong, "signature", SignatureHelp);
                break;
        }
    }

    private SubmissionGroup RefuseSize(Bundle bundle)
    {
        var size = bundle.Payloads.Count;
        var submissions = bundle.Payloads.Select((payload, index) => new Submission(payload.Memory, new BundleProof(index, size, default, bundle.Signature.Memory))).ToList();
        foreach (var submission in submissions)
            Refuse(submission, IntakeRule.BundleSizeWrong, "payloads", $"The bundle has {size} statements; it may have 1 to 256.");
        return new SubmissionGroup(submissions);
    }

    private void Refuse(Submission submission, IntakeRule rule, string field, string message) =>
        submission.Refusal = Refusal.Early(Timestamp.Now(clock), rule, field, message);

    private void Refuse(Submission submission, Rule rule) =>
        submission.Refusal = Refusal.Early(Timestamp.Now(clock), rule, submission.Statement!);
}
