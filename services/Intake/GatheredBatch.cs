namespace Tabulation.Intake;

/// <summary>Groups that are appended together.</summary>
internal sealed class GatheredBatch
{
    private readonly List<SubmissionGroup> groups = [];
    private readonly List<Submission> statements = [];
    private long bytes;

    public IReadOnlyList<SubmissionGroup> Groups => groups;

    /// <summary>The groups' statements that nothing was found against so far.</summary>
    public IReadOnlyList<Submission> Statements => statements;

    /// <summary>A group alone always has room, however large.</summary>
    public bool HasRoom(SubmissionGroup group, int mostStatements, long mostBytes) =>
        groups.Count == 0 || (statements.Count + group.Submissions.Count <= mostStatements && bytes + group.Bytes <= mostBytes);

    public void Add(SubmissionGroup group)
    {
        groups.Add(group);
        statements.AddRange(group.Submissions.Where(submission => submission.Refusal is null));
        bytes += group.Bytes;
    }

    /// <summary>Answers all groups.</summary>
    public void Complete()
    {
        foreach (var group in groups) group.Complete();
    }

    /// <summary>Nothing of it was appended, or nobody knows.</summary>
    public void Fail(Exception outage)
    {
        foreach (var group in groups) group.Fail(outage);
    }
}
