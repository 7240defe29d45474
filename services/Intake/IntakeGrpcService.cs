using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;
using Finding = Tabulation.Contracts.V1.Finding;
using Verdict = Tabulation.Contracts.V1.Verdict;

namespace Tabulation.Intake;

/// <summary>Where authorities hand in what they say; see intake.proto.</summary>
internal sealed class IntakeGrpcService(SubmissionReader reader, Appender appender, AnswerSigner signer, IntakeGate gate, TimeProvider clock)
    : IntakeService.IntakeServiceBase
{
    public override async Task<SubmitResponse> Submit(SubmitRequest request, ServerCallContext context)
    {
        var envelope = RequireEnvelope(request.Envelope);
        var group = await appender.ReadAsync(view => reader.Read(envelope, view), context.CancellationToken);
        var submission = group.Submissions[0];
        if (submission.Refusal is null)
        {
            gate.Require();
            await appender.EnqueueAsync(group, context.CancellationToken);
            await Outage.Guard(group.Answered);
        }

        var answer = signer.Sign(submission, appender.View.Id);
        if (submission.Refusal is { } refusal) throw RefusalError.Of(refusal, submission.Id, answer);
        return new SubmitResponse { Answer = answer };
    }

    public override Task SubmitMany(
        IAsyncStreamReader<SubmitManyRequest> requestStream, IServerStreamWriter<SubmitManyResponse> responseStream, ServerCallContext context) =>
        new SubmissionStream(reader, appender, signer, gate).RunAsync(requestStream, responseStream, context.CancellationToken);

    public override async Task<ValidateResponse> Validate(ValidateRequest request, ServerCallContext context)
    {
        var envelope = RequireEnvelope(request.Envelope);
        var signed = !envelope.Signature.IsEmpty;
        var group = await appender.ReadAsync(view => reader.Read(envelope, view, checkSignature: signed), context.CancellationToken);
        var submission = group.Submissions[0];
        if (submission.Refusal is { } early) return Answer(Contracts.V1.Disposition.Refuse, early.Findings);
        if (await Outage.Guard(appender.FindAsync(submission.Id, context.CancellationToken)) is { } recorded) return Answer(recorded.Verdict);
        if (!signed) AssumeSigned(submission);
        return await Outage.Guard(appender.JudgeAsync(submission, (findings, election) => Answer(
            (Contracts.V1.Disposition)findings.Gravest, FindingTexts.Of(findings, submission.Statement!, election)), context.CancellationToken));
    }

    /// <summary>An unsigned dry run is judged as if its authority had signed it.</summary>
    private void AssumeSigned(Submission submission)
    {
        var statement = submission.Statement!;
        if (appender.View.Keys.Find(statement.Authority) is { } key)
            statement.SignedBy = new Domain.Ids.KeyId(Domain.Ids.Digest.From(TransparencyLog.Hash256.AsBytes([key.Id])));
    }

    /// <summary>It is in the ledger already and would get the same receipt again.</summary>
    private static ValidateResponse Answer(Domain.Rules.Verdict recorded) =>
        new() { Verdict = new Verdict { Disposition = (Contracts.V1.Disposition)recorded.Disposition, Rules = { recorded.Rules } } };

    private static ValidateResponse Answer(Contracts.V1.Disposition gravest, IReadOnlyList<Finding> findings) => new()
    {
        Verdict = new Verdict { Disposition = gravest, Rules = { findings.Select(finding => finding.Rule).Distinct() } },
        Findings = { findings },
    };

    private Envelope RequireEnvelope(Envelope? envelope) => envelope ?? throw RefusalError.Of(
        Refusal.Early(Domain.Ids.Timestamp.Now(clock), IntakeRule.SubmissionMissing, "envelope", "No envelope was sent."), default, null);
}
