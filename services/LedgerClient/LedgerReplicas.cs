using Tabulation.Ledger;

namespace Tabulation.LedgerClient;

/// <summary>
/// One ledger that several serve. The one that answered last is asked; where it fails, the next, until each has been asked once. Only when all
/// fail is that an exception: the last one's.
/// </summary>
/// <param name="replicas">At least one; the first is asked first.</param>
public sealed class LedgerReplicas(IReadOnlyList<ILedgerFeed> replicas) : ILedgerFeed
{
    private int current;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken) =>
        AskAsync(replica => replica.ReadAsync(from, maxEntries, maxBytes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task WaitForAsync(long position, CancellationToken cancellationToken) => AskAsync(async replica =>
    {
        await replica.WaitForAsync(position, cancellationToken);
        return true;
    }, cancellationToken);

    private async Task<T> AskAsync<T>(Func<ILedgerFeed, Task<T>> question, CancellationToken cancellation)
    {
        for (var left = replicas.Count - 1; ; left--)
        {
            var asked = Volatile.Read(ref current);
            try
            {
                return await question(replicas[asked]);
            }
            catch (Exception failure) when (failure is not ArgumentException && !cancellation.IsCancellationRequested)
            {
                // Another caller may have moved on already.
                Interlocked.CompareExchange(ref current, (asked + 1) % replicas.Count, asked);
                if (left == 0) throw;
            }
        }
    }
}
