using Npgsql;

namespace Tabulation.Ledger;

/// <summary>
/// A turn held by an advisory lock of a session of its own. The session says every second that it is there; the server ends one that
/// is silent for <see cref="Silence"/>, so a paused process loses the turn too.
/// </summary>
internal sealed class PostgresTurn : IHeldTurn
{
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _givenBack = new();
    private readonly NpgsqlConnection _session;
    private readonly Task _running;

    private PostgresTurn(NpgsqlConnection session)
    {
        _session = session;
        _running = Task.Run(RunAsync);
    }

    public CancellationToken Lost => _lost.Token;

    public static async Task<PostgresTurn?> TryTakeAsync(PostgresConnections connections, CancellationToken cancellationToken)
    {
        var session = await connections.OpenAsync(cancellationToken);
        try
        {
            // "TabR", and the table: there may be a ledger in each schema of a database.
            if (await session.OneAsync<bool>("SELECT pg_try_advisory_lock(1415668306, 'head'::regclass::oid::integer)", cancellationToken))
                return new PostgresTurn(session);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
        await session.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _givenBack.CancelAsync();
        await _running;
        await _session.DisposeAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_period, _givenBack.Token);
                await _session.RunAsync("SELECT", _givenBack.Token);
            }
        }
        catch (Exception) when (_givenBack.IsCancellationRequested)
        {
        }
        catch (Exception)
        {
            await _lost.CancelAsync();
        }
    }
}
