using Tabulation.Domain.Ids;
using Tabulation.Ledger;

namespace Tabulation.Simulation.Tests;

/// <summary>The ledger as one Intake sees it: what <c>PostgresLedger</c> does, over a simulated database.</summary>
internal sealed class StoreLedger(World world, Store store, Process process, TimeProvider clock) : ILedger
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public async Task<AppendResult> AppendAsync(IReadOnlyList<StatementId> batch, IAdmission admission, CancellationToken cancellationToken)
    {
        var transaction = new Transaction();
        try
        {
            var ground = await LockAsync(transaction, batch, admission.Position);
            foreach (var leaf in ground.Unseen) admission.Replay(leaf);
            if (admission.Position != ground.Head.Size) throw new LedgerCorruptException("The store ends before what was read from it.");
            return await AppendAsync(transaction, batch, ground, admission);
        }
        catch
        {
            // The connection is closed, and the database notices.
            world.After(world.Delay(), () => store.End(transaction));
            throw;
        }
    }

    public void Replay(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IAdmission admission) => leaves.ReplayTo(admission, from);

    public Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) =>
        store.Link.CallAsync(process, "head", () => store.Head.Head, cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(long from, int maxEntries, int maxBytes, CancellationToken cancellationToken) =>
        store.Link.CallAsync(process, $"read {from}", () => store.Read(from, maxEntries), cancellationToken);

    public Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken) =>
        store.Link.CallAsync<IReadOnlyList<StoredEntry?>>(process, "find", () => [.. ids.Select(store.Find)], cancellationToken);

    public async Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        var arrived = new TaskCompletionSource();
        using var cancelled = cancellationToken.Register(() => arrived.TrySetCanceled(cancellationToken));
        void Arrive() => process.Run(() => arrived.TrySetResult());
        // Being told may fail; looking now and then does not.
        if (!world.Mishap(0.1)) store.Wait(position, () => world.After(world.Delay(), Arrive));
        world.After(Poll, Arrive);
        await arrived.Task;
    }

    private Task<Ground> LockAsync(Transaction transaction, IReadOnlyList<StatementId> ids, long seen) =>
        store.Link.AskAsync<Ground>(process, "lock", answer => store.Lock(transaction, () => answer(LookAround(ids, seen))));

    private Ground LookAround(IReadOnlyList<StatementId> ids, long seen) => new(
        store.Head, store.Read(seen, int.MaxValue), [.. ids.Select(id => world.Mutation == Mutation.StoreDoesNotSeeRepeats ? null : store.Find(id))]);

    private async Task<AppendResult> AppendAsync(Transaction transaction, IReadOnlyList<StatementId> ids, Ground ground, IAdmission admission)
    {
        admission.Begin();
        try
        {
            var batch = Batch.Judge(ids, ground.Known, ground.Head, Timestamp.Now(clock), admission);
            await CommitAsync(transaction, batch);
            return batch.Result;
        }
        catch
        {
            admission.Rollback();
            throw;
        }
    }

    private async Task CommitAsync(Transaction transaction, Batch batch)
    {
        try
        {
            await store.Link.CallAsync(process, $"commit {batch.Entries.Count}", () =>
            {
                store.Commit(transaction, batch);
                return store.Head.Size;
            });
        }
        catch (IOException unknown)
        {
            if (!await IsStoredAsync(transaction, batch)) throw new IOException("The batch was not stored.", unknown);
        }
    }

    private Task<bool> IsStoredAsync(Transaction transaction, Batch batch) => store.Link.CallAsync(process, "look", () =>
    {
        store.End(transaction);
        return batch.Entries.All(entry => store.Find(entry.Statement)?.LeafHash == entry.Stored.LeafHash);
    });

    private sealed record Ground(StoredHead Head, IReadOnlyList<ReadOnlyMemory<byte>> Unseen, IReadOnlyList<StoredEntry?> Known)
    {
        public override string ToString() => $"at {Head.Size}";
    }
}
