using Npgsql;
using Tabulation.TestKit;
using static Tabulation.Ledger.AppendOutcome;

namespace Tabulation.Ledger.Tests;

/// <summary>What happens to a whole server: on one of its own for each test.</summary>
public sealed class PostgresServerTests : PostgresTest
{
    private PostgresServer? _server;

    private PostgresServer Server => _server!;

    public override async Task InitializeAsync()
    {
        _server = await PostgresServer.Start();
        Use(await PostgresDatabase.Create(_server.ConnectionString));
    }

    // The server goes first, with its databases: where a test failed, sessions may still wait for a replica.
    public override async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await CloseAll();
    }

    [Fact]
    public async Task After_a_crash_of_the_server_everything_acknowledged_is_there_and_all_goes_on()
    {
        var (ledger, other) = (await Open(), await Open());
        await Admission.AppendTo(ledger, 1, 2);
        var waiting = other.WaitForAsync(3, default);
        await Server.Stop();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Admission.AppendTo(ledger, 3));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ledger.HeadAsync(default));
        Assert.Equal(2, Admission.Position);
        await Server.StartAgain();
        await Wait.Until(() => Appends(ledger, 3, 4), "an append after the restart");
        await waiting.WaitAsync(Wait.Limit);
        await AssertHolds(ledger, 1, 2, 3, 4);
    }

    [Fact]
    public async Task A_server_that_crashes_in_the_middle_of_a_batch_has_none_of_it()
    {
        var ledger = await Open();
        await Admission.AppendTo(ledger, 1);
        ledger.AtStep = (step, _) => step == AppendStep.Written ? Server.Stop() : Task.CompletedTask;
        await Assert.ThrowsAsync<AggregateException>(() => Admission.AppendTo(ledger, 2, 3));
        ledger.AtStep = null;
        await Server.StartAgain();
        await Wait.Until(() => Appends(ledger, 2, 3), "an append after the restart");
        await AssertHolds(ledger, 1, 2, 3);
    }

    /// <summary>
    /// The session that commits is ended, or its wait cancelled, while the synchronous replica is away: the server has the batch, and
    /// shows it, but would lose it with its disk. Neither it nor a repeat of it is acknowledged before the replica has it.
    /// </summary>
    [Theory]
    [InlineData("pg_terminate_backend")]
    [InlineData("pg_cancel_backend")]
    public async Task A_commit_that_no_replica_has_is_not_acknowledged(string interrupt)
    {
        var (ledger, other, others) = (await Open(), await Open(), new ToyAdmission());
        await Admission.AppendTo(ledger, 1);
        await Require("absent");
        var append = Admission.AppendTo(ledger, 2, 3);
        var session = await WaitingFor(append, 0);
        await Database.Run($"SELECT {interrupt}({session})");
        var looking = await WaitingFor(append, session);
        await AssertHoldsVisibly(2, 3);
        await Database.Run($"SELECT pg_terminate_backend({looking}, 10000)");
        await Assert.ThrowsAsync<AggregateException>(() => append.WaitAsync(Wait.Limit));
        var repeat = others.AppendTo(other, 3);
        await WaitingFor(repeat, looking);
        await Require("");
        Assert.Equal([Repeated], Outcomes(await repeat.WaitAsync(Wait.Limit)));
        Assert.Equal([Repeated, Repeated], Outcomes(await Admission.AppendTo(ledger, 2, 3)));
        await AssertHolds(ledger, 1, 2, 3);
    }

    [Fact]
    public async Task A_commit_whose_session_ended_is_acknowledged_once_the_replica_has_it()
    {
        var ledger = await Open();
        await Require("absent");
        var append = Admission.AppendTo(ledger, 1, 2);
        var session = await WaitingFor(append, 0);
        await Database.Run($"SELECT pg_terminate_backend({session})");
        await WaitingFor(append, session);
        await Require("");
        Assert.Equal([Appended, Appended], Outcomes(await append.WaitAsync(Wait.Limit)));
        await AssertHolds(ledger, 1, 2);
    }

    [Fact]
    public async Task A_server_that_does_not_keep_what_it_commits_is_refused()
    {
        await Server.Run("ALTER SYSTEM SET fsync = off");
        await Server.Run("SELECT pg_reload_conf()");
        await Wait.Until(async () => (string?)await Database.Run("SHOW fsync") == "off", "fsync is off");
        var error = await Assert.ThrowsAsync<LedgerOpenException>(() => Open());
        Assert.Contains("fsync", error.Message, StringComparison.Ordinal);
    }

    private async Task<bool> Appends(PostgresLedger ledger, params int[] numbers)
    {
        try
        {
            await Admission.AppendTo(ledger, numbers);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // Commits wait for this replica from now on.
    private async Task Require(string replica)
    {
        await Server.Run($"ALTER SYSTEM SET synchronous_standby_names = '{replica}'");
        await Server.Run("SELECT pg_reload_conf()");
        await Wait.Until(async () => (string?)await Database.Run("SHOW synchronous_standby_names") == replica, "the server has read its settings");
    }

    // The session, other than the one given, that waits for the replica to have its commit.
    private async Task<int> WaitingFor(Task append, int other)
    {
        object? session = null;
        await Wait.Until(
            async () =>
            {
                Assert.False(append.IsCompleted, $"{append.Exception}");
                session = await Database.Run($"SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND pid <> {other}");
                return session is not null;
            },
            "a commit that waits for the replica");
        return (int)session!;
    }

    private async Task AssertHoldsVisibly(params int[] numbers)
    {
        await using var reader = await PostgresLedger.OpenAsync(Database.ConnectionString, new PostgresLedgerOptions(), null, default);
        Assert.All(await reader.FindAsync(ToyStatement.Ids(numbers), default), Assert.NotNull);
    }
}
