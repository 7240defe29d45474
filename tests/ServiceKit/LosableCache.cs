using Tabulation.Contracts.V1;
using Tabulation.TotalsCache;

namespace Tabulation.ServiceKit;

/// <summary>A totals cache that can be emptied, and fails while a test says so.</summary>
public sealed class LosableCache : ITotalsCache
{
    private MemoryTotalsCache inner = new();

    /// <summary>What every call fails with at present; null where it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>A change is written once this completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Calls of <see cref="ReadAsync"/>, failed ones included.</summary>
    public int Reads { get; private set; }

    /// <summary>Calls that would write, failed ones included.</summary>
    public int Writes { get; private set; }

    public void Lose() => inner = new MemoryTotalsCache();

    public async Task<bool> TryAdvanceAsync(TotalsChanged change, CancellationToken cancellationToken)
    {
        Writes++;
        await Gate;
        return Failure is { } failure ? throw failure : await inner.TryAdvanceAsync(change, cancellationToken);
    }

    public Task RewriteAsync(TotalsChanged full, CancellationToken cancellationToken)
    {
        Writes++;
        return Failure is { } failure ? Task.FromException(failure) : inner.RewriteAsync(full, cancellationToken);
    }

    public Task<bool> StandsAtAsync(AsOf asOf, CancellationToken cancellationToken) =>
        Failure is { } failure ? Task.FromException<bool>(failure) : inner.StandsAtAsync(asOf, cancellationToken);

    public Task<TotalsChanged?> ReadAsync(CancellationToken cancellationToken)
    {
        Reads++;
        return Failure is { } failure ? Task.FromException<TotalsChanged?>(failure) : inner.ReadAsync(cancellationToken);
    }
}
