using Tabulation.Contracts;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Judges each statement at the position it will take, under the ledger's lock.</summary>
internal sealed class HeadAdmission(ElectionState state, SigningKey key) : IAdmission
{
    private readonly Findings findings = new();
    private readonly Statement replayed = new();
    private IReadOnlyList<Submission> batch = [];

    public ElectionState State => state;

    public long Position => state.Position;

    /// <summary>The submissions that the next append is about, in its order.</summary>
    public void Prepare(IReadOnlyList<Submission> submissions) => batch = submissions;

    public void Replay(ReadOnlyMemory<byte> leaf)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry)) throw new LedgerCorruptException($"Entry {Position} cannot be read.");
        state.Mark();
        Apply(entry);
    }

    /// <summary>Applies an entry as it was judged before, and moves past it.</summary>
    /// <exception cref="LedgerCorruptException">Its statement cannot be read; nothing changed.</exception>
    public void Apply(in DecodedEntry entry)
    {
        if (StatementDecoder.Decode(entry.Payload, state.Election, replayed) is { } wrong)
            throw new LedgerCorruptException($"The statement at {Position} cannot be read: {wrong.Field} {wrong.Message}");
        state.Apply(replayed, Judged.Of(entry.Verdict, state.Election, Fold.FormOf(replayed, state.Election)), entry.RecordedAt);
    }

    public void Begin() => state.Mark();

    public byte[]? Admit(int number, Timestamp recordedAt)
    {
        var submission = batch[number];
        submission.Refusal = null;
        var statement = LookUpAgain(submission);
        Judge.Run(state, statement, recordedAt, findings);
        if (findings.Refused)
        {
            submission.Refusal = Refusal.Judged(recordedAt, findings, statement, state.Election);
            return null;
        }

        var verdict = Verdict.Of(findings, Fold.FormOf(statement, state.Election));
        var length = EntryCodec.Length(Position, recordedAt, submission.Payload.Length, submission.Proof, verdict);
        if (length > EntryCodec.MaxLength)
        {
            submission.Refusal = Refusal.Early(recordedAt, IntakeRule.EntryTooLarge, "payload",
                $"The entry would have {length} bytes; it may have {EntryCodec.MaxLength}.");
            return null;
        }

        var leaf = EntryCodec.Encode(Position, recordedAt, submission.Payload, submission.Proof, verdict);
        state.Apply(statement, Judged.Of(findings), recordedAt);
        return leaf;
    }

    /// <summary>Judges without recording, at the present head.</summary>
    public Findings JudgeOnly(Submission submission, Timestamp at)
    {
        Judge.RunDry(state, LookUpAgain(submission), Timestamp.Later(at, state.RecordedAt), findings);
        return findings;
    }

    public byte[] SignHead(TreeHead head) => SignedHead.Sign(key, head).Signature.ToArray();

    public void Rollback() => state.Rollback();

    /// <summary>The registry may have been completed since the statement's codes were looked up.</summary>
    private Statement LookUpAgain(Submission submission)
    {
        var statement = submission.Statement!;
        if (ReferenceEquals(statement.LookedUpIn, state.Election)) return statement;
        var signedBy = statement.SignedBy;
        if (StatementDecoder.Decode(submission.Payload, state.Election, statement) is not null)
            throw new InvalidOperationException("A payload decoded once must decode again.");
        statement.SignedBy = signedBy;
        return statement;
    }
}
