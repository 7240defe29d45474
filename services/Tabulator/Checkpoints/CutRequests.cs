using Tabulation.Contracts.V1;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>Where the fold's loop is asked for a <see cref="LogCut"/>, which it gives when it is at rest. Safe for concurrent use.</summary>
internal sealed class CutRequests
{
    private TaskCompletionSource<LogCut>? asked;

    /// <summary>The next cut. For one caller at a time.</summary>
    public Task<LogCut> NextAsync(CancellationToken cancellation)
    {
        var request = new TaskCompletionSource<LogCut>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref asked, request);
        return request.Task.WaitAsync(cancellation);
    }

    /// <summary>Called by the loop between two batches, with its totals as of the last: costs nothing while nobody asks.</summary>
    /// <param name="totals">All of them; null while there are none.</param>
    /// <param name="leads">As in <see cref="LogCut"/>.</param>
    public void AtRest(Func<TotalsChanged?> totals, bool leads)
    {
        if (Volatile.Read(ref asked) is null || totals() is not { } all) return;
        Interlocked.Exchange(ref asked, null)?.TrySetResult(new LogCut(all, leads));
    }
}
