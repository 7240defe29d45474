using Tabulation.Domain.Ids;
using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>What any store promises, tested on a new store for each test.</summary>
public abstract class LedgerContract(ILedgerStore store) : IAsyncLifetime
{
    private protected ILedgerStore Store { get; } = store;

    private protected ManualClock Clock { get; } = new(new DateTimeOffset(2023, 3, 19, 20, 0, 0, TimeSpan.Zero));

    private protected ILedger Ledger { get; private set; } = null!;

    private protected Timestamp Now => Timestamp.Now(Clock);

    public async Task InitializeAsync() => Ledger = await Store.OpenAsync(Clock);

    public async Task DisposeAsync()
    {
        await Store.CloseAsync(Ledger);
        await Store.DisposeAsync();
    }

    /// <summary>The same ledger, opened anew.</summary>
    private protected async Task ReopenAsync()
    {
        await Store.CloseAsync(Ledger);
        Ledger = await Store.OpenAsync(Clock);
    }

    /// <summary>The ledger holds exactly these leaves: by every way of reading, and in its tree.</summary>
    private protected static async Task AssertHolds(ILedger ledger, IReadOnlyList<byte[]> leaves)
    {
        var head = await ledger.HeadAsync(default);
        Assert.Equal(leaves.Count, head.Size);
        Assert.Equal(ReferenceTree.Root([.. leaves]), head.Tree.Root.ToArray());
        Assert.Equal(leaves.Count == 0 ? [] : ToyAdmission.Signature(head.Tree), head.Signature.ToArray());
        Assert.Equal(leaves.Count == 0 ? default : ToyLeaf.Read(leaves[^1]).RecordedAt, head.RecordedAt);
        Assert.Equal(leaves, (await ledger.ReadAsync(0, int.MaxValue, int.MaxValue, default)).Select(leaf => leaf.ToArray()));
        var found = await ledger.FindAsync(ToyStatement.Ids(leaves.Select(leaf => ToyLeaf.Read(leaf).Number)), default);
        for (var i = 0; i < leaves.Count; i++)
            AssertEntry(leaves, i, found[i]);
    }

    private protected static void AssertEntry(IReadOnlyList<byte[]> leaves, long position, StoredEntry? entry)
    {
        Assert.NotNull(entry);
        Assert.Equal(position, entry.Position);
        Assert.Equal(leaves[(int)position], entry.Leaf.ToArray());
        Assert.Equal(ReferenceTree.Root([leaves[(int)position]]), entry.LeafHash.ToArray());
    }
}
