using Tabulation.Ledger;

namespace Tabulation.Tabulator.Tests;

public class LedgerChunksTests
{
    private const int Full = 4_096;

    [Fact]
    public async Task The_next_chunk_is_asked_for_before_this_one_is_given_away()
    {
        var ledger = new CountingFeed(3 * Full + 5);
        var seen = new List<(int Entries, string Asked)>();
        await foreach (var chunk in new LedgerChunks(ledger).ReadAsync(0, long.MaxValue, default)) seen.Add((chunk.Count, string.Join(' ', ledger.Asked)));
        Assert.Equal(
        [
            (Full, "0 4096"), (Full, "0 4096 8192"), (Full, "0 4096 8192 12288"), (5, "0 4096 8192 12288"),
        ], seen);
    }

    [Fact]
    public async Task Nothing_is_asked_for_behind_the_size_that_is_wanted()
    {
        var ledger = new CountingFeed(3 * Full);
        await foreach (var _ in new LedgerChunks(ledger).ReadAsync(7, 7, default)) Assert.Fail("There was nothing to read.");
        await foreach (var chunk in new LedgerChunks(ledger).ReadAsync(0, Full, default)) Assert.Equal(Full, chunk.Count);
        Assert.Equal([0], ledger.Asked);
    }

    [Fact]
    public async Task A_reader_that_stops_is_not_troubled_by_a_failure_of_what_was_ahead()
    {
        var ledger = new CountingFeed(2 * Full) { FailsFrom = Full };
        await foreach (var _ in new LedgerChunks(ledger).ReadAsync(0, long.MaxValue, default)) break;
        Assert.Equal([0, Full], ledger.Asked);
    }

    [Fact]
    public async Task A_reader_that_goes_on_meets_the_failure_of_what_was_ahead()
    {
        var chunks = new LedgerChunks(new CountingFeed(2 * Full) { FailsFrom = Full }).ReadAsync(0, long.MaxValue, default).GetAsyncEnumerator();
        Assert.True(await chunks.MoveNextAsync());
        await Assert.ThrowsAsync<IOException>(async () => await chunks.MoveNextAsync());
    }

    /// <summary>A ledger of so many empty leaves, which notes where it is read.</summary>
    private sealed class CountingFeed(int size) : ILedgerFeed
    {
        public List<long> Asked { get; } = [];

        public long FailsFrom { get; init; } = long.MaxValue;

        public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
        {
            Asked.Add(from);
            return from >= FailsFrom
                ? Task.FromException<IReadOnlyList<ReadOnlyMemory<byte>>>(new IOException("No ledger."))
                : Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>(new ReadOnlyMemory<byte>[Math.Min(maxEntries, size - from)]);
        }

        public Task WaitForAsync(long position, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
