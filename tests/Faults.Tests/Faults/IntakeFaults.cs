using Google.Rpc;
using Grpc.Core;
using Npgsql;
using Tabulation.Contracts.Errors;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>What happens to Intake and to the store under it.</summary>
internal sealed class IntakeFaults(SingleScene scene)
{
    private readonly Random random = new(scene.Seed);

    /// <summary>The commit waits for a replica that does not exist, when the entries are on disk already: there both replicas are killed.</summary>
    public async Task KilledBetweenCommitAndReplyAsync()
    {
        await scene.Servers.SqlAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        await scene.Servers.SqlAsync("SELECT pg_reload_conf()");
        await using (var session = await scene.Servers.OpenSessionAsync())
        {
            await UntilAsync(session, "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'", "a commit that waits for a replica");
            await Task.WhenAll(scene.Installation.Intake.Select(each => each.KillAsync()));
        }

        await scene.Servers.SqlAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await scene.Servers.SqlAsync("SELECT pg_reload_conf()");
        foreach (var intake in scene.Installation.Intake) intake.Start();
    }

    /// <summary>The bus takes nothing, results are accepted all the same; then both replicas are killed before it takes anything again.</summary>
    public async Task KilledBeforePublishingAsync()
    {
        await scene.Servers.Bus.PauseAsync();
        await scene.Traffic.GoOnAsync(100);
        await Task.WhenAll(scene.Installation.Intake.Select(each => each.KillAsync()));
        await scene.Servers.Bus.ResumeAsync();
        foreach (var intake in scene.Installation.Intake) intake.Start();
    }

    public async Task KilledAtRandomAsync()
    {
        for (var times = 0; times < 4; times++)
        {
            await scene.Traffic.GoOnAsync(random.Next(1, 60));
            await scene.Installation.Intake[random.Next(2)].KillAndStartAsync();
        }
    }

    /// <summary>It is paused while it waits for the head's lock, and is then given it.</summary>
    public async Task PausedInsideItsTransactionAsync()
    {
        var intake = random.Next(2);
        await using (var session = await scene.Servers.OpenSessionAsync())
        {
            scene.Traffic.GoTo(intake);
            await using var transaction = await session.BeginTransactionAsync();
            await RunAsync(session, "SELECT * FROM head FOR UPDATE");
            await UntilAsync(session, "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted", "an Intake that waits for the lock");
            await scene.Installation.Intake[intake].PauseAsync();
        }

        scene.Traffic.GoTo(1 - intake);
        await scene.Traffic.GoOnAsync(100);
        await scene.Installation.Intake[intake].ResumeAsync();
        scene.Traffic.GoTo(null);
    }

    public async Task StoreRestartedAsync()
    {
        await scene.Servers.Store.Stop();
        await scene.Servers.Store.StartAgain();
    }

    /// <summary>Clients are told so, with when to come again, and in no other way.</summary>
    public async Task DiskFullAsync()
    {
        scene.Traffic.ForgetOutages();
        await scene.Servers.Store.FillDisk();
        await Wait.Until(() => scene.Traffic.Outages.Count >= 20, "clients are told that nothing can be recorded");
        var before = scene.Traffic.Outages;
        await scene.Servers.Store.FreeDisk();
        Assert.All(before, outage =>
        {
            Assert.Equal(StatusCode.Unavailable, outage.StatusCode);
            Assert.NotNull(outage.GetDetail<RetryInfo>());
        });
    }

    private static Task UntilAsync(NpgsqlConnection session, string sql, string name) => Wait.Until(async () => (bool)(await RunAsync(session, sql))!, name);

    private static async Task<object?> RunAsync(NpgsqlConnection session, string sql)
    {
        await using var command = new NpgsqlCommand(sql, session);
        return await command.ExecuteScalarAsync();
    }
}
