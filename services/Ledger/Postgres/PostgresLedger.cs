using Npgsql;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>
/// A ledger in a PostgreSQL database (14 or later), for any number of processes. A batch is one transaction of two round trips: the
/// first locks the head and reads what others appended; the second writes and commits.
/// </summary>
/// <remarks>
/// A process that is paused with the lock is put out by the server after <see cref="PostgresLedgerOptions.HoldTimeout"/>. With a
/// synchronous replica, an append completes when the replica has it.
/// </remarks>
public sealed class PostgresLedger : ILedger, IRelayTurn, IAsyncDisposable
{
    private readonly PostgresConnections _readers, _writers, _turns;
    private readonly PostgresReader _reader;
    private readonly PostgresAppender _appender;
    private readonly PostgresWatch _watch;
    private readonly Arrivals _arrivals = new();
    private readonly SemaphoreSlim _turn = new(1);
    private bool _closed;

    private PostgresLedger(PostgresConnections readers, string connectionString, PostgresLedgerOptions options, TimeProvider? clock)
    {
        _readers = readers;
        _writers = PostgresConnections.Writers(connectionString, options);
        _turns = PostgresConnections.Turns(connectionString, PostgresTurn.Silence);
        _reader = new PostgresReader(readers);
        _appender = new PostgresAppender(_writers, _reader, options, clock);
        _watch = new PostgresWatch(readers, _arrivals);
    }

    /// <summary>Called at every step of an append, for tests.</summary>
    internal Func<AppendStep, NpgsqlConnection, Task>? AtStep
    {
        set => _appender.AtStep = value;
    }

    /// <summary>Opens the ledger in the connection's database and schema, or makes it there.</summary>
    /// <param name="connectionString">Npgsql's. Several hosts may be named; the primary is used, whichever it is at the time.</param>
    /// <param name="options">Timeouts.</param>
    /// <param name="clock">Gives entries their time; null for the database's clock, which all replicas share.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="LedgerOpenException">
    /// The database does not exist, is something else, was written by a later version, or does not keep what it commits.
    /// </exception>
    /// <exception cref="NpgsqlException">The server cannot be reached, or does not let us in.</exception>
    public static async Task<PostgresLedger> OpenAsync(
        string connectionString, PostgresLedgerOptions options, TimeProvider? clock, CancellationToken cancellationToken)
    {
        var readers = PostgresConnections.Readers(connectionString);
        try
        {
            await PostgresSchema.PrepareAsync(readers, cancellationToken);
            return new PostgresLedger(readers, connectionString, options, clock);
        }
        catch (Exception failure)
        {
            await readers.DisposeAsync();
            if (failure is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
                throw new LedgerOpenException($"The database {readers.Name} does not exist. Make it, empty.", failure);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return (await _reader.HeadAsync(cancellationToken)).Head;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(
        long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEntries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ObjectDisposedException.ThrowIf(_closed, this);
        return await _reader.LeavesAsync(from, maxEntries, maxBytes, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return await _reader.FindAsync(ids, cancellationToken);
    }

    /// <inheritdoc/>
    public Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return _arrivals.WaitForAsync(position, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<AppendResult> AppendAsync(
        IReadOnlyList<StatementId> batch, IAdmission admission, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var result = await Task.Run(() => _appender.AppendAsync(batch, admission), CancellationToken.None);
            _arrivals.Advance(result.Head.Size);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Replay(long from, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IAdmission admission)
    {
        _turn.Wait();
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _appender.Replay(from, leaves, admission);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IHeldTurn?> TryTakeRelayTurnAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return await PostgresTurn.TryTakeAsync(_turns, cancellationToken);
    }

    /// <summary>
    /// Finishes the batch that is being appended, then closes all connections. Later calls throw <see cref="ObjectDisposedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        if (!_closed)
        {
            _closed = true;
            _arrivals.Close();
            await _watch.DisposeAsync();
            await _appender.DisposeAsync();
            await _turns.DisposeAsync();
            await _writers.DisposeAsync();
            await _readers.DisposeAsync();
        }
        _turn.Release();
    }
}
