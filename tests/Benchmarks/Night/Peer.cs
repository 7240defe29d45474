using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Night;

/// <summary>A tabulation in PostgreSQL alone, without signatures, log and publication, kept beside this repository: its best batched form on the same server.</summary>
internal static partial class Peer
{
    private const string Program = "bench/peer-postgres/run.sh";
    private const int ResultsOfTransaction = 100;

    /// <summary>Results a second; null where it is not there.</summary>
    public static async Task<double?> PerSecondAsync(PostgresServer store, int seconds)
    {
        if (!SharedData.Has(Program)) return null;
        var server = new NpgsqlConnectionStringBuilder(store.ConnectionString);
        var output = await ChildProcess.Run("env", $"PGHOST={server.Host}", "PGPORT=5432", "PGUSER=postgres", "bash", SharedData.PathOf(Program), $"{seconds}");
        return ResultsOfTransaction * Batched().Matches(output).Max(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"batch100 c=\d+:.*tps = ([0-9.]+)")]
    private static partial Regex Batched();
}
