using Npgsql;
using static Tabulation.Ledger.AppendOutcome;

namespace Tabulation.Ledger.Tests;

/// <summary>Appends that fail at each step, and sessions that are killed at each, before and after anything is durable.</summary>
public sealed class PostgresFailureTests : PostgresTest
{
    [Theory]
    [InlineData(nameof(AppendStep.Begun))]
    [InlineData(nameof(AppendStep.Judged))]
    [InlineData(nameof(AppendStep.Written))]
    public async Task Failed_before_the_commit_nothing_is_there_and_the_next_append_works(string step)
    {
        var ledger = await Open();
        await Admission.AppendTo(ledger, 1);
        ledger.AtStep = FailAt(step);
        await Assert.ThrowsAsync<ToyFailureException>(() => Admission.AppendTo(ledger, 2, 1, 3));
        await AssertHolds(ledger, 1);
        await AssertAppends(ledger);
    }

    [Theory]
    [InlineData(nameof(AppendStep.Begun))]
    [InlineData(nameof(AppendStep.Judged))]
    [InlineData(nameof(AppendStep.Written))]
    public async Task Killed_before_the_commit_nothing_is_there_and_the_next_append_works(string step)
    {
        var ledger = await Open();
        await Admission.AppendTo(ledger, 1);
        ledger.AtStep = KillAt(step);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Admission.AppendTo(ledger, 2, 1, 3));
        await AssertHolds(ledger, 1);
        await AssertAppends(ledger);
    }

    [Fact]
    public async Task Killed_between_writing_and_committing_nothing_is_there_and_the_next_append_works()
    {
        var ledger = await Open();
        await Admission.AppendTo(ledger, 1);
        await Database.Run(
            """
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
            CREATE TRIGGER die AFTER INSERT ON entries FOR EACH STATEMENT EXECUTE FUNCTION die();
            """);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Admission.AppendTo(ledger, 2, 1, 3));
        await AssertHolds(ledger, 1);
        await Database.Run("DROP TRIGGER die ON entries");
        await AssertAppends(ledger);
    }

    [Fact]
    public async Task Failed_after_the_commit_the_batch_is_found_and_the_append_succeeds()
    {
        var ledger = await Open();
        await Admission.AppendTo(ledger, 1);
        ledger.AtStep = FailAt(nameof(AppendStep.Committed));
        Assert.Equal([Appended, Repeated, Appended], Outcomes(await Admission.AppendTo(ledger, 2, 1, 3)));
        Assert.DoesNotContain("rollback", Admission.Calls);
        await AssertHolds(ledger, 1, 2, 3);
    }

    [Fact]
    public async Task A_batch_is_found_though_another_replica_has_appended_since()
    {
        var (ledger, other, others) = (await Open(), await Open(), new ToyAdmission());
        ledger.AtStep = async (step, _) =>
        {
            if (step == AppendStep.Committed)
                throw new ToyFailureException();
            if (step == AppendStep.Looking)
                await others.AppendTo(other, 9);
        };
        var result = await Admission.AppendTo(ledger, 2, 3);
        Assert.Equal(2, result.Head.Size);
        ledger.AtStep = null;
        Assert.Equal([Repeated, Appended], Outcomes(await Admission.AppendTo(ledger, 9, 4)));
        await AssertHolds(ledger, 2, 3, 9, 4);
    }

    [Fact]
    public async Task A_batch_is_not_found_where_another_replica_has_taken_its_positions()
    {
        var (ledger, other, others) = (await Open(), await Open(), new ToyAdmission());
        ledger.AtStep = async (step, _) =>
        {
            if (step == AppendStep.Written)
                throw new ToyFailureException();
            if (step == AppendStep.Looking)
                await others.AppendTo(other, 8, 9);
        };
        await Assert.ThrowsAsync<ToyFailureException>(() => Admission.AppendTo(ledger, 2, 3));
        Assert.Equal(0, Admission.Position);
        ledger.AtStep = null;
        Assert.Equal([Appended, Appended], Outcomes(await Admission.AppendTo(ledger, 2, 3)));
        await AssertHolds(ledger, 8, 9, 2, 3);
    }

    [Fact]
    public async Task Where_a_commit_took_place_but_nobody_could_see_it_the_same_batch_is_repeated()
    {
        var ledger = await Open();
        await Admission.AppendTo(ledger, 1);
        ledger.AtStep = FailAt(nameof(AppendStep.Committed), nameof(AppendStep.Looking));
        await Assert.ThrowsAsync<AggregateException>(() => Admission.AppendTo(ledger, 2, 3));
        Assert.Equal(1, Admission.Position);
        ledger.AtStep = null;
        Assert.Equal([Repeated, Repeated, Appended], Outcomes(await Admission.AppendTo(ledger, 2, 3, 4)));
        Assert.Equal(["rollback", "replay", "replay", "begin", "admit 4", "sign"], Admission.Calls.TakeLast(6));
        await AssertHolds(ledger, 1, 2, 3, 4);
    }

    [Fact]
    public async Task Where_a_commit_did_not_take_place_and_nobody_could_see_that_the_same_batch_is_appended()
    {
        var ledger = await Open();
        ledger.AtStep = FailAt(nameof(AppendStep.Written), nameof(AppendStep.Looking));
        await Assert.ThrowsAsync<AggregateException>(() => Admission.AppendTo(ledger, 2, 3));
        await AssertHolds(ledger);
        ledger.AtStep = null;
        Assert.Equal([Appended, Appended], Outcomes(await Admission.AppendTo(ledger, 2, 3)));
        await AssertHolds(ledger, 2, 3);
    }

    private async Task AssertAppends(PostgresLedger ledger)
    {
        ledger.AtStep = null;
        Assert.Equal([Appended, Repeated, Appended], Outcomes(await Admission.AppendTo(ledger, 2, 1, 3)));
        await AssertHolds(ledger, 1, 2, 3);
    }

    private Func<AppendStep, NpgsqlConnection, Task> KillAt(string step) => async (at, connection) =>
    {
        if (at.ToString() == step)
            await Database.Run($"SELECT pg_terminate_backend({connection.ProcessID}, 10000)");
    };
}
