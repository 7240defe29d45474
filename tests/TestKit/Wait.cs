namespace Tabulation.TestKit;

/// <summary>Waiting for what another thread or process does.</summary>
public static class Wait
{
    /// <summary>Far more than anything awaited takes: reached only when it never comes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>From one look to the next: soon at first, then more rarely, as many looks ask a service that has other things to do.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5), Longest = TimeSpan.FromMilliseconds(50);

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
        var pause = Shortest;
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Waited {Limit.TotalSeconds} s in vain for: {name}.");
            await Task.Delay(pause);
            pause = pause * 1.2 < Longest ? pause * 1.2 : Longest;
        }
    }
}
