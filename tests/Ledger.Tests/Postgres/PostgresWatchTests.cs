using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>Waiting for what others append, and the turn to relay it.</summary>
public sealed class PostgresWatchTests : PostgresTest
{
    [Fact]
    public async Task Waiting_ends_with_what_another_replica_appends()
    {
        var (ledger, other) = (await Open(), await Open());
        var waiting = ledger.WaitForAsync(0, default);
        await Admission.AppendTo(other, 1);
        await waiting.WaitAsync(Wait.Limit);
    }

    [Fact]
    public async Task Waiting_ends_though_no_notification_comes()
    {
        var waiting = (await Open()).WaitForAsync(0, default);
        await Database.Run("UPDATE head SET size = 1");
        await waiting.WaitAsync(Wait.Limit);
    }

    [Fact]
    public async Task Waiting_and_reading_survive_the_end_of_all_sessions()
    {
        var (ledger, other) = (await Open(), await Open());
        await Admission.AppendTo(other, 1);
        await ledger.WaitForAsync(0, default).WaitAsync(Wait.Limit);
        var waiting = ledger.WaitForAsync(1, default);
        await Database.Run("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await Wait.Until(() => Works(() => Admission.AppendTo(other, 2)), "an append after all sessions have ended");
        await waiting.WaitAsync(Wait.Limit);
        await Wait.Until(() => Works(() => ledger.HeadAsync(default)), "a read after all sessions have ended");
    }

    [Fact]
    public async Task One_replica_has_the_turn_until_it_gives_it_back()
    {
        var (ledger, other) = (await Open(), await Open());
        var turn = await ledger.TryTakeRelayTurnAsync(default);
        Assert.NotNull(turn);
        Assert.Null(await other.TryTakeRelayTurnAsync(default));
        Assert.Null(await ledger.TryTakeRelayTurnAsync(default));
        Assert.False(turn.Lost.IsCancellationRequested);
        await turn.DisposeAsync();
        await using var next = await other.TryTakeRelayTurnAsync(default);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_turn_whose_session_ends_is_lost_and_another_takes_it()
    {
        var (ledger, other) = (await Open(), await Open());
        await using var turn = await ledger.TryTakeRelayTurnAsync(default);
        await Database.Run("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_locks WHERE locktype = 'advisory' "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await Wait.Until(() => turn!.Lost.IsCancellationRequested, "the holder notices");
        await using var next = await other.TryTakeRelayTurnAsync(default);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_paused_process_loses_the_turn_and_learns_of_it()
    {
        var ledger = await Open();
        await using var child = Appending.Relay(Database.ConnectionString);
        await child.ReadLineWith("taken").WaitAsync(Wait.Limit);
        Assert.Null(await ledger.TryTakeRelayTurnAsync(default));
        await child.Signal("STOP");
        IHeldTurn? turn = null;
        await Wait.Until(async () => (turn = await ledger.TryTakeRelayTurnAsync(default)) is not null, "the turn of a paused process");
        await child.Signal("CONT");
        await child.ReadLineWith("lost").WaitAsync(Wait.Limit);
        await turn!.DisposeAsync();
    }

    private static async Task<bool> Works(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }
}
