using Npgsql;

namespace Tabulation.Ledger;

/// <summary>
/// Says what the ledger has gained, whoever appended it: asks for its size every 250 ms, and at once when the server notifies. A
/// notification that is lost costs time and nothing else.
/// </summary>
internal sealed class PostgresWatch : IAsyncDisposable
{
    public const string Channel = "tabulation_ledger";

    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly PostgresConnections _connections;
    private readonly Arrivals _arrivals;
    private readonly Task _running;

    public PostgresWatch(PostgresConnections connections, Arrivals arrivals)
    {
        (_connections, _arrivals) = (connections, arrivals);
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(_stop.Token);
            }
            // Whatever it is, those who wait are told nothing new until it is over, and appends and reads say what is wrong.
            catch (Exception)
            {
                await Task.Delay(s_period, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        await using var connection = await _connections.OpenAsync(stopping);
        await connection.RunAsync("LISTEN " + Channel, stopping);
        await using var size = connection.Sql("SELECT size FROM head");
        size.CommandTimeout = 1;
        while (true)
        {
            _arrivals.Advance((long)(await size.ExecuteScalarAsync(stopping))!);
            await connection.WaitAsync(s_period, stopping);
        }
    }
}
