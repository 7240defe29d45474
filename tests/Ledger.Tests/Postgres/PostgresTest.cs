using Npgsql;
using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>Tests on a database of their own, with any number of ledgers open on it, as replicas have.</summary>
public abstract class PostgresTest : IAsyncLifetime
{
    private readonly List<PostgresLedger> _open = [];
    private PostgresDatabase? _database;

    private protected PostgresDatabase Database => _database!;

    private protected ToyAdmission Admission { get; } = new();

    public virtual async Task InitializeAsync() => _database = await PostgresDatabase.Create();

    public virtual async Task DisposeAsync()
    {
        await CloseAll();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private protected async Task CloseAll()
    {
        foreach (var ledger in _open)
            await ledger.DisposeAsync();
    }

    private protected async Task<PostgresLedger> Open(PostgresLedgerOptions? options = null)
    {
        var ledger = await PostgresLedger.OpenAsync(_database!.ConnectionString, options ?? new PostgresLedgerOptions(), null, default);
        _open.Add(ledger);
        return ledger;
    }

    private protected void Use(PostgresDatabase database) => _database = database;

    /// <summary>The ledger holds these statements, in this order, under a tree that they lead to; and the admission has seen them.</summary>
    private protected async Task AssertHolds(ILedger ledger, params int[] numbers)
    {
        var leaves = await ledger.ReadAsync(0, int.MaxValue, int.MaxValue, default);
        Assert.Equal(numbers, leaves.Select(leaf => ToyLeaf.Read(leaf).Number));
        var head = await ledger.HeadAsync(default);
        Assert.Equal(numbers.Length, head.Size);
        Assert.Equal(ReferenceTree.Root([.. leaves.Select(leaf => leaf.ToArray())]), head.Tree.Root.ToArray());
        Assert.Equal(leaves.Count, Admission.Position);
    }

    private protected static IEnumerable<AppendOutcome> Outcomes(AppendResult result) =>
        result.Statements.Select(statement => statement.Outcome);

    private protected static Func<AppendStep, NpgsqlConnection, Task> FailAt(params string[] steps) => (step, _) =>
        steps.Contains(step.ToString()) ? throw new ToyFailureException() : Task.CompletedTask;
}
