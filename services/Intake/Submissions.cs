using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>One statement on its way through Intake, from its bytes to its answer.</summary>
internal sealed class Submission(ReadOnlyMemory<byte> payload, BundleProof proof)
{
    public ReadOnlyMemory<byte> Payload { get; } = payload;

    public BundleProof Proof { get; } = proof;

    /// <summary>The hash of the bytes, whether or not they can be decoded.</summary>
    public StatementId Id => Statement?.Id ?? StatementId.OfPayload(Payload.Span);

    /// <summary>Set once decoded.</summary>
    public Statement? Statement { get; set; }

    /// <summary>Set once refused, by a check before the ledger or by judgement.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>Set once recorded.</summary>
    public Recorded? Recorded { get; set; }
}

/// <summary>Where a statement stands in the ledger.</summary>
internal sealed record Recorded(long Position, Hash256 LeafHash, Timestamp RecordedAt, Verdict Verdict);

/// <summary>Statements that came in one request and are answered together.</summary>
internal sealed class SubmissionGroup(IReadOnlyList<Submission> submissions)
{
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Submission> Submissions { get; } = submissions;

    /// <summary>Completes when every submission has its answer; fails where the ledger cannot be reached.</summary>
    public Task Answered => answered.Task;

    /// <summary>Bytes of all payloads, for the batch's limit.</summary>
    public long Bytes { get; } = submissions.Sum(submission => (long)submission.Payload.Length);

    /// <summary>True where one is refused for who its authority is, or for that authority's key.</summary>
    public bool DependsOnAuthorities => Submissions.Any(submission => submission.Refusal?.DependsOnAuthorities == true);

    public void Complete() => answered.TrySetResult();

    public void Fail(Exception outage) => answered.TrySetException(outage);
}
