using Tabulation.Ledger;

namespace Tabulation.Publication.Tests;

/// <summary>A ledger of which only so many entries can be read at present: whoever asks for more is told that it is away.</summary>
internal sealed class PartialFeed(IReadOnlyList<ReadOnlyMemory<byte>> leaves) : ILedgerFeed
{
    public int Shown { get; set; }

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken) => from < Shown
        ? Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. leaves.Take(Shown).Skip((int)from).Take(maxEntries)])
        : Shown == leaves.Count ? Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([])
        : Task.FromException<IReadOnlyList<ReadOnlyMemory<byte>>>(new IOException("Away."));

    public Task WaitForAsync(long position, CancellationToken cancellationToken) => Task.CompletedTask;
}
