using Microsoft.Data.Sqlite;
using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>
/// A ledger in one SQLite file, for one process. A batch is one transaction with one sync (WAL, synchronous = FULL). Beside the file
/// <c>x</c> stand <c>x-wal</c> and <c>x-shm</c>, which belong to it and are copied only together with it, and <c>x.lock</c>.
/// </summary>
/// <remarks>
/// Waiting wakes for what this object appends; there is nobody else. A full disk or a failed write is an exception of the append,
/// which leaves nothing behind; the next one tries again.
/// </remarks>
public sealed class SqliteLedger : ILedger, IRelayTurn, IAsyncDisposable
{
    private readonly FileLock _lock;
    private readonly SqliteAppender _appender;
    private readonly SqliteReaders _readers;
    private readonly KnownStatements _known;
    private readonly Arrivals _arrivals = new();
    private readonly SemaphoreSlim _turn = new(1);
    private bool _closed;

    private SqliteLedger(string path, FileLock fileLock, SqliteWriter writer, TimeProvider clock)
    {
        _lock = fileLock;
        _known = new KnownStatements(path);
        _arrivals.Advance(SqliteCheck.Run(writer.Session, _known).Size);
        _appender = new SqliteAppender(path, writer, _known, clock);
        _readers = new SqliteReaders(path);
    }

    /// <summary>Called at every step of an append, for tests.</summary>
    internal Action<AppendStep, SqliteConnection>? AtStep
    {
        set => _appender.AtStep = value;
    }

    /// <summary>
    /// Opens the file, or makes it, and reads its ids and hashes through once. The file is this object's until it is disposed.
    /// </summary>
    /// <exception cref="LedgerOpenException">It is in use, is no ledger, or was written by a later version.</exception>
    /// <exception cref="LedgerCorruptException">Its entries, right edge and signed head do not belong together.</exception>
    public static SqliteLedger Open(string path, TimeProvider clock)
    {
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fileLock = FileLock.Take(path);
        SqliteWriter? writer = null;
        try
        {
            writer = SqliteWriter.Open(path);
            return new SqliteLedger(path, fileLock, writer, clock);
        }
        catch
        {
            writer?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<LedgerHead> HeadAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Head().Head, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(
        long from, int maxEntries, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEntries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        return _readers.ReadAsync<IReadOnlyList<ReadOnlyMemory<byte>>>(
            session => Within(session.Leaves(from, maxEntries), maxBytes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEntry?>> FindAsync(IReadOnlyList<StatementId> ids, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => _known.Find(session, ids), cancellationToken);

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
            var result = await Task.Run(() => _appender.Append(batch, admission), CancellationToken.None);
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
            leaves.ReplayTo(admission, from);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Always granted: the file has one process, and one relay in it.</summary>
    public Task<IHeldTurn?> TryTakeRelayTurnAsync(CancellationToken cancellationToken) => Task.FromResult<IHeldTurn?>(new OnlyTurn());

    /// <summary>Finishes the batch that is being appended, then closes the file. Later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        if (!_closed)
        {
            _closed = true;
            _arrivals.Close();
            await _readers.DisposeAsync();
            _appender.Dispose();
            _lock.Dispose();
        }
        _turn.Release();
    }

    private static List<ReadOnlyMemory<byte>> Within(IEnumerable<byte[]> leaves, int maxBytes)
    {
        var taken = new List<ReadOnlyMemory<byte>>();
        long bytes = 0;
        foreach (var leaf in leaves)
        {
            bytes += leaf.Length;
            if (bytes > maxBytes && taken.Count > 0)
                break;
            taken.Add(leaf);
        }
        return taken;
    }
}
