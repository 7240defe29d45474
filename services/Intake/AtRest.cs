namespace Tabulation.Intake;

/// <summary>Something to be done by the appender's loop, where the state is at rest between two batches.</summary>
internal interface IAtRest
{
    Task RunAsync(HeadAdmission admission);
}

/// <param name="act">Takes with it what it needs of the state, which moves on afterwards.</param>
internal sealed class AtRest<T>(Func<HeadAdmission, Task<T>> act) : IAtRest
{
    private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails with what the act threw.</summary>
    public Task<T> Result => result.Task;

    public async Task RunAsync(HeadAdmission admission)
    {
        try
        {
            result.TrySetResult(await act(admission));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            result.TrySetException(failure);
        }
    }
}
