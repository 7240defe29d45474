using Tabulation.Domain.Ids;
using Tabulation.Ledger;

namespace Tabulation.Simulation.Tests;

/// <summary>The ledger's database: what is committed, and one transaction at a time that holds the head's lock.</summary>
internal sealed class Store(World world)
{
    /// <summary>As the database ends a session that holds the lock and says nothing.</summary>
    private static readonly TimeSpan HoldTimeout = TimeSpan.FromSeconds(2);

    private readonly List<StoredEntry> entries = [];
    private readonly Dictionary<StatementId, StoredEntry> byStatement = [];
    private readonly List<(Transaction Transaction, Action Granted)> queue = [];
    private readonly List<(long Position, Action Wake)> sleepers = [];

    public Link Link { get; } = new(world, "store");

    public IReadOnlyList<StoredEntry> Entries => entries;

    /// <summary>Who has the turn to relay.</summary>
    public Process? Relaying { get; set; }

    public StoredHead Head { get; private set; } = StoredHead.Empty;

    /// <summary>Called with each entry once it is committed.</summary>
    public Action<StoredEntry> Committed { get; set; } = _ => { };

    private Transaction? Holder { get; set; }

    public StoredEntry? Find(StatementId id) => byStatement.GetValueOrDefault(id);

    /// <summary>Asks for the head's lock, and says when it is there.</summary>
    public void Lock(Transaction transaction, Action granted)
    {
        queue.Add((transaction, granted));
        GrantNext();
    }

    /// <summary>Ends a transaction; nothing of it is stored later.</summary>
    public void End(Transaction transaction)
    {
        transaction.HasEnded = true;
        queue.RemoveAll(waiting => waiting.Transaction == transaction);
        if (Holder != transaction) return;
        Holder = null;
        GrantNext();
    }

    public void Commit(Transaction transaction, Batch batch)
    {
        if (transaction.HasEnded) throw new IOException("The transaction was ended.");
        if (world.Mutation != Mutation.StoreForgets || world.Pick(10) > 0) Write(batch);
        End(transaction);
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Read(long from, int most) => [.. entries.Skip((int)from).Take(most).Select(entry => entry.Leaf)];

    /// <summary>Calls back once there is an entry at the position.</summary>
    public void Wait(long position, Action wake)
    {
        if (position < entries.Count) wake();
        else sleepers.Add((position, wake));
    }

    private void Write(Batch batch)
    {
        foreach (var entry in batch.Entries)
        {
            entries.Add(entry.Stored);
            byStatement[entry.Statement] = entry.Stored;
            Committed(entry.Stored);
        }

        if (batch.Entries.Count > 0) Head = batch.After;
        var awake = sleepers.Where(sleeper => sleeper.Position < entries.Count).ToList();
        sleepers.RemoveAll(awake.Contains);
        foreach (var sleeper in awake) sleeper.Wake();
    }

    private void GrantNext()
    {
        while (queue.Count > 0 && (Holder is null || world.Mutation == Mutation.StoreDoesNotLock))
        {
            var (transaction, granted) = queue[0];
            queue.RemoveAt(0);
            Holder = transaction;
            world.After(HoldTimeout, () => End(transaction));
            granted();
        }
    }
}

/// <summary>One attempt to append.</summary>
internal sealed class Transaction
{
    public bool HasEnded { get; set; }
}
