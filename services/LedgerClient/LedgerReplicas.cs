using Tabulation.Ledger;

namespace Tabulation.LedgerClient;

/// <summary>One ledger that several serve: whoever answers. Only when all fail is that an exception: the last one's.</summary>
/// <param name="replicas">At least one; the first is asked first.</param>
public sealed class LedgerReplicas(IReadOnlyList<ILedgerFeed> replicas) : ILedgerFeed
{
    private readonly Replicas<ILedgerFeed> replicas = new(replicas);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken) =>
        replicas.AskAsync(replica => replica.ReadAsync(from, maxEntries, maxBytes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task WaitForAsync(long position, CancellationToken cancellationToken) => replicas.AskAsync(async replica =>
    {
        await replica.WaitForAsync(position, cancellationToken);
        return true;
    }, cancellationToken);
}
