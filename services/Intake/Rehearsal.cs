using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Intake;

/// <summary>A judgement that records nothing, run where the state is at rest between two batches.</summary>
internal interface IRehearsal
{
    void Run(HeadAdmission admission, TimeProvider clock);
}

/// <param name="submission">Decoded; its signature checked or deliberately not.</param>
/// <param name="use">Takes what it needs from the findings, which are reused afterwards.</param>
internal sealed class Rehearsal<T>(Submission submission, Func<Findings, Election?, T> use) : IRehearsal
{
    private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Result => result.Task;

    public void Run(HeadAdmission admission, TimeProvider clock)
    {
        try
        {
            result.TrySetResult(use(admission.JudgeOnly(submission, Timestamp.Now(clock)), admission.State.Election));
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            result.TrySetException(bug);
        }
    }
}
