using Microsoft.Data.Sqlite;
using static Tabulation.Ledger.AppendOutcome;

namespace Tabulation.Ledger.Tests;

/// <summary>Appends that fail at each step, before and after anything is durable.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly ToyAdmission _admission = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(nameof(AppendStep.Begun))]
    [InlineData(nameof(AppendStep.Judged))]
    [InlineData(nameof(AppendStep.Written))]
    public async Task Failed_before_the_commit_nothing_is_there_and_the_next_append_works(string step)
    {
        await using var ledger = _file.Open();
        await _admission.AppendTo(ledger, 1);
        ledger.AtStep = FailAt(step);
        await Assert.ThrowsAsync<ToyFailureException>(() => _admission.AppendTo(ledger, 2, 1, 3));
        await AssertHolds(ledger, 1);
        Assert.Equal(1, _admission.Position);
        ledger.AtStep = null;
        Assert.Equal([Appended, Repeated, Appended], Outcomes(await _admission.AppendTo(ledger, 2, 1, 3)));
        await AssertHolds(ledger, 1, 2, 3);
    }

    [Fact]
    public async Task Failed_after_the_commit_the_batch_is_found_and_the_append_succeeds()
    {
        await using var ledger = _file.Open();
        await _admission.AppendTo(ledger, 1);
        var waiting = ledger.WaitForAsync(2, default);
        ledger.AtStep = FailAt(nameof(AppendStep.Committed));
        Assert.Equal([Appended, Repeated, Appended], Outcomes(await _admission.AppendTo(ledger, 2, 1, 3)));
        await waiting.WaitAsync(TestKit.Wait.Limit);
        Assert.DoesNotContain("rollback", _admission.Calls);
        await AssertHolds(ledger, 1, 2, 3);
    }

    [Fact]
    public async Task Where_a_commit_took_place_but_nobody_could_see_it_the_same_batch_is_repeated()
    {
        await using var ledger = _file.Open();
        await _admission.AppendTo(ledger, 1);
        ledger.AtStep = FailAt(nameof(AppendStep.Committed), nameof(AppendStep.Looking));
        await Assert.ThrowsAsync<AggregateException>(() => _admission.AppendTo(ledger, 2, 3));
        Assert.Equal(1, _admission.Position);
        Assert.Equal([1L, 2L], (await ledger.FindAsync(ToyStatement.Ids(2, 3), default)).Select(entry => entry?.Position));
        ledger.AtStep = null;
        Assert.Equal([Repeated, Repeated, Appended], Outcomes(await _admission.AppendTo(ledger, 2, 3, 4)));
        Assert.Equal(["rollback", "replay", "replay", "begin", "admit 4", "sign"], _admission.Calls.TakeLast(6));
        await AssertHolds(ledger, 1, 2, 3, 4);
    }

    [Fact]
    public async Task Where_a_commit_did_not_take_place_and_nobody_could_see_that_the_same_batch_is_appended()
    {
        await using var ledger = _file.Open();
        ledger.AtStep = FailAt(nameof(AppendStep.Written), nameof(AppendStep.Looking));
        await Assert.ThrowsAsync<AggregateException>(() => _admission.AppendTo(ledger, 2, 3));
        await AssertHolds(ledger);
        ledger.AtStep = null;
        Assert.Equal([Appended, Appended], Outcomes(await _admission.AppendTo(ledger, 2, 3)));
        await AssertHolds(ledger, 2, 3);
    }

    [Fact]
    public async Task A_full_disk_leaves_nothing_half_written_and_space_regained_is_used()
    {
        _admission.LeafLength = 2_000;
        await using var ledger = _file.Open();
        await _admission.AppendTo(ledger, 1);
        ledger.AtStep = (step, connection) => Fill(step, connection);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var error = await Assert.ThrowsAsync<SqliteException>(() => _admission.AppendTo(ledger, Enumerable.Range(2, 100)));
            Assert.Equal(SQLitePCL.raw.SQLITE_FULL, error.SqliteErrorCode);
            await AssertHolds(ledger, 1);
        }
        ledger.AtStep = null;
        await _admission.AppendTo(ledger, Enumerable.Range(2, 100));
        await AssertHolds(ledger, [.. Enumerable.Range(1, 101)]);
    }

    // No page more than there are and ten: enough for some of the entries.
    private static void Fill(AppendStep step, SqliteConnection connection)
    {
        if (step == AppendStep.Begun)
            connection.Run($"PRAGMA max_page_count = {connection.Number("PRAGMA page_count") + 10}");
    }

    private async Task AssertHolds(SqliteLedger ledger, params int[] numbers)
    {
        var leaves = await ledger.ReadAsync(0, int.MaxValue, int.MaxValue, default);
        Assert.Equal(numbers, leaves.Select(leaf => ToyLeaf.Read(leaf).Number));
        Assert.Equal(numbers.Length, _admission.Position);
        var head = await ledger.HeadAsync(default);
        Assert.Equal(numbers.Length, head.Size);
        Assert.Equal(ReferenceTree.Root([.. leaves.Select(leaf => leaf.ToArray())]), head.Tree.Root.ToArray());
    }

    private static IEnumerable<AppendOutcome> Outcomes(AppendResult result) => result.Statements.Select(statement => statement.Outcome);

    private static Action<AppendStep, SqliteConnection> FailAt(params string[] steps) => (step, _) =>
    {
        if (steps.Contains(step.ToString()))
            throw new ToyFailureException();
    };
}
