namespace Tabulation.LedgerClient;

/// <summary>
/// Several that give the same answers. The one that answered last is asked; where it fails, the next, until each has been asked once. Only when all
/// fail is that an exception: the last one's. Safe for concurrent use.
/// </summary>
/// <param name="all">At least one; the first is asked first.</param>
internal sealed class Replicas<T>(IReadOnlyList<T> all)
{
    private int current;

    public async Task<TAnswer> AskAsync<TAnswer>(Func<T, Task<TAnswer>> question, CancellationToken cancellation)
    {
        for (var left = all.Count - 1; ; left--)
        {
            var asked = Volatile.Read(ref current);
            try
            {
                return await question(all[asked]);
            }
            catch (Exception failure) when (failure is not ArgumentException && !cancellation.IsCancellationRequested)
            {
                // Another caller may have moved on already.
                Interlocked.CompareExchange(ref current, (asked + 1) % all.Count, asked);
                if (left == 0) throw;
            }
        }
    }
}
