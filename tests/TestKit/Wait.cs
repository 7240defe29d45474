namespace Tabulation.TestKit;

/// <summary>Waiting for what another thread or process does.</summary>
public static class Wait
{
    /// <summary>Far more than anything awaited takes: reached only when it never comes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Returns once the condition holds. Throws <see cref="TimeoutException"/> naming it after <see cref="Limit"/>.</summary>
    public static Task Until(Func<bool> condition, string name) => Until(() => Task.FromResult(condition()), name);

    /// <summary>Ends when all have, or fails as soon as one has: <see cref="Task.WhenAll(Task[])"/> waits for the others first, which may wait for that one.</summary>
    public static async Task ForAll(params IEnumerable<Task> tasks)
    {
        await foreach (var ended in Task.WhenEach(tasks)) await ended;
    }

    /// <inheritdoc cref="Until(Func{bool}, string)"/>
    public static async Task Until(Func<Task<bool>> condition, string name)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Waited {Limit.TotalSeconds} s in vain for: {name}.");
            await Task.Delay(Interval);
        }
    }
}
