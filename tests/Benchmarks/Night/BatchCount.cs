using Npgsql;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>How many transactions Intake has appended so far: each updates the one row of the head.</summary>
internal static class BatchCount
{
    /// <summary>The server's statistics are up to a second late.</summary>
    public static async Task<long> ReadAsync(Installation<SingleServers> installation)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await using var session = await installation.Servers.OpenSessionAsync();
        await using var command = new NpgsqlCommand("SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'head'", session);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
