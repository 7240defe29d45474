using FsCheck;
using FsCheck.Fluent;
using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>Several ledgers open on one database, as several processes have.</summary>
public sealed class PostgresReplicaTests : PostgresTest
{
    private const int Replicas = 3;

    private readonly List<(PostgresLedger Ledger, JudgingAdmission Admission)> _replicas = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        for (var i = 0; i < Replicas; i++)
            _replicas.Add((await Open(), new JudgingAdmission()));
    }

    /// <summary>One history, each statement in it once, and every verdict the one that the history before it demands.</summary>
    [Fact]
    public void Whatever_replicas_append_at_once_is_judged_on_all_that_went_before() =>
        Prop.ForAll(Batches(), batches => Task.Run(() => Play(batches)).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public async Task The_same_statements_through_all_replicas_at_once_are_appended_once()
    {
        var results = await Task.WhenAll(_replicas.Select(replica => Task.Run(() => new ToyAdmission().AppendTo(replica.Ledger, 1, 2, 3))));
        Assert.Single(results, result => result.Statements.All(statement => statement.Outcome == AppendOutcome.Appended));
        Assert.Equal(Replicas - 1, results.Count(result => result.Statements.All(statement => statement.Outcome == AppendOutcome.Repeated)));
    }

    [Fact]
    public async Task A_replica_far_behind_catches_up_and_appends()
    {
        var (first, second) = (_replicas[0], _replicas[1]);
        var numbers = Enumerable.Range(0, 20_000).ToArray();
        foreach (var batch in numbers.Chunk(5_000))
            await Admission.AppendTo(first.Ledger, batch);
        var behind = new ToyAdmission();
        var result = await behind.AppendTo(second.Ledger, 20_000, 7);
        Assert.Equal([20_000L, 7], result.Statements.Select(statement => statement.Entry!.Position));
        Assert.Equal([.. numbers, 20_000], behind.Leaves.Select(leaf => ToyLeaf.Read(leaf).Number));
        Assert.Equal(numbers.Length + 1, (await second.Ledger.ReadAsync(0, int.MaxValue, int.MaxValue, default)).Count);
    }

    [Fact]
    public async Task What_was_read_and_replayed_before_is_not_read_again_by_the_first_append()
    {
        var (first, second) = (_replicas[0].Ledger, _replicas[1].Ledger);
        await Admission.AppendTo(first, 1, 2, 3, 4, 5);
        var behind = new ToyAdmission();
        for (var from = 0; from < 5; from += 2) second.Replay(from, await first.ReadAsync(from, 3, int.MaxValue, default), behind);
        await Database.Run("ALTER TABLE entries DISABLE TRIGGER USER; DELETE FROM entries WHERE position < 5");
        var result = await behind.AppendTo(second, 6);
        Assert.Equal(5, result.Statements[0].Entry!.Position);
    }

    [Fact]
    public async Task The_recorded_time_is_the_databases_and_never_falls()
    {
        var times = new List<long>();
        foreach (var (number, (ledger, admission)) in _replicas.Concat(_replicas).Index())
            times.Add((await admission.Toy.AppendTo(ledger, number)).Head.RecordedAt.Milliseconds);
        Assert.Equal(times.Order(), times);
        var now = (long)(await Database.Run("SELECT floor(1000 * extract(epoch FROM clock_timestamp()))::bigint"))!;
        Assert.InRange(now - times[^1], 0, (long)Wait.Limit.TotalMilliseconds);
    }

    private async Task Play(int[][] batches)
    {
        await Task.WhenAll(_replicas.Select((replica, i) => Task.Run(async () =>
        {
            foreach (var batch in batches.Where((_, number) => number % Replicas == i))
                await replica.Admission.Toy.AppendTo(replica.Ledger, batch);
        })));
        var history = await History();
        Assert.Equal(history.Length, history.Distinct().Count());
        foreach (var (_, admission) in _replicas)
            admission.AssertJudgedOn(history);
    }

    // Every replica catches up, and has the same.
    private async Task<int[]> History()
    {
        foreach (var (ledger, admission) in _replicas)
            await admission.Toy.AppendTo(ledger);
        var leaves = _replicas[0].Admission.Toy.Leaves;
        Assert.All(_replicas, replica => Assert.Equal(leaves, replica.Admission.Toy.Leaves));
        var head = await _replicas[0].Ledger.HeadAsync(default);
        Assert.Equal(ReferenceTree.Root([.. leaves]), head.Tree.Root.ToArray());
        return [.. leaves.Select(leaf => ToyLeaf.Read(leaf).Number)];
    }

    // The same database throughout: statements are few enough that many repeat, and many enough that some are new.
    private static Arbitrary<int[][]> Batches() => Arb.From(
        from count in Gen.Choose(1, 12)
        from batches in Gen.Choose(0, 8).SelectMany(size => Gen.Choose(0, 2_000).ArrayOf(size)).ArrayOf(count)
        select batches);
}
