namespace Tabulation.EchoService;

/// <summary>Counts the calls that hang, so that a test can wait until they do, and see them cut short.</summary>
public sealed class OpenCalls
{
    private int open;
    private int cutShort;

    public CallCounts Counts => new() { Open = Volatile.Read(ref open), CutShort = Volatile.Read(ref cutShort) };

    public async Task Hold(Func<Task> call)
    {
        Interlocked.Increment(ref open);
        try
        {
            await call();
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref cutShort);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }
}
