using Npgsql;
using Tabulation.TestKit;
using static Tabulation.Ledger.AppendOutcome;

namespace Tabulation.Ledger.Tests;

/// <summary>Who has the lock on the head and stops, for whatever reason, does not stop the others.</summary>
public sealed class PostgresPauseTests : PostgresTest
{
    private static readonly PostgresLedgerOptions s_short = new()
    {
        HoldTimeout = TimeSpan.FromSeconds(1), LockTimeout = TimeSpan.FromSeconds(3),
    };

    [Theory]
    [InlineData(nameof(AppendStep.Begun))]
    [InlineData(nameof(AppendStep.Written))]
    public async Task A_replica_paused_in_its_transaction_is_put_out_and_goes_on_later(string paused)
    {
        var (ledger, other, others) = (await Open(s_short), await Open(s_short), new ToyAdmission());
        var (holding, wake) = (new TaskCompletionSource(), new TaskCompletionSource());
        ledger.AtStep = (step, _) => step.ToString() == paused ? Pause(holding, wake.Task) : Task.CompletedTask;
        var append = Admission.AppendTo(ledger, 1, 2);
        await holding.Task.WaitAsync(Wait.Limit);
        try
        {
            Assert.Equal([Appended], Outcomes(await others.AppendTo(other, 9).WaitAsync(Wait.Limit)));
        }
        finally
        {
            wake.SetResult();
        }
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => append);
        ledger.AtStep = null;
        Assert.Equal([Appended, Appended], Outcomes(await Admission.AppendTo(ledger, 1, 2)));
        await AssertHolds(ledger, 9, 1, 2);
    }

    [Fact]
    public async Task A_process_that_takes_no_rows_under_the_lock_is_put_out()
    {
        var ledger = await Open(s_short);
        await using var stuck = await Hold();
        await using var command = new NpgsqlCommand("SELECT repeat('x', 1000000) FROM generate_series(1, 1000)", stuck);
        var rows = await command.ExecuteReaderAsync();
        Assert.Equal([Appended], Outcomes(await Admission.AppendTo(ledger, 1).WaitAsync(Wait.Limit)));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => rows.NextResultAsync());
        await AssertHolds(ledger, 1);
    }

    [Fact]
    public async Task Who_has_the_lock_otherwise_keeps_it_and_waiting_for_it_ends()
    {
        var ledger = await Open(s_short);
        await using (var holder = await Hold())
        {
            var busy = await Assert.ThrowsAsync<PostgresException>(() => Admission.AppendTo(ledger, 1).WaitAsync(Wait.Limit));
            Assert.Equal(PostgresErrorCodes.LockNotAvailable, busy.SqlState);
            await holder.RunAsync("COMMIT");
        }
        await Admission.AppendTo(ledger, 1);
        await AssertHolds(ledger, 1);
    }

    [Fact]
    public void Timeouts_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgresLedgerOptions { HoldTimeout = TimeSpan.FromMilliseconds(99) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgresLedgerOptions { LockTimeout = TimeSpan.FromSeconds(61) });
    }

    // A session without timeouts that has the lock.
    private async Task<NpgsqlConnection> Hold()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync();
        await connection.RunAsync("BEGIN; SELECT FROM head FOR UPDATE");
        return connection;
    }

    private static Task Pause(TaskCompletionSource holding, Task wake)
    {
        holding.SetResult();
        return wake;
    }
}
