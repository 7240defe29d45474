namespace Tabulation.Intake;

/// <summary>
/// Looks into the ledger for many at once: whoever asks gets what a look found that began after they asked, and all who wait for one share it. So
/// requests that deserve nothing cost one look at a time, however many they are. Thread-safe.
/// </summary>
internal sealed class SharedLook(Func<Task<ElectionView>> look)
{
    private readonly Lock sync = new();
    private Task<ElectionView>? current;
    private Task<ElectionView>? next;

    /// <summary>Throws what the look threw, to all who share it.</summary>
    public Task<ElectionView> LookAsync()
    {
        lock (sync)
        {
            if (next is { } notBegun) return notBegun;
            if (current is { IsCompleted: false } begun) return next = LookAfterAsync(begun);
            return current = look();
        }
    }

    private async Task<ElectionView> LookAfterAsync(Task begun)
    {
        // Never at once, or it would begin before it is noted as the next one.
        await Task.Yield();
        await begun.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        lock (sync) (current, next) = (next, null);
        return await look();
    }
}
