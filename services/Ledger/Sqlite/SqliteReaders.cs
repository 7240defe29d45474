using System.Collections.Concurrent;

namespace Tabulation.Ledger;

/// <summary>Reading connections, opened when needed and kept. In WAL mode they neither wait for the writer nor make it wait.</summary>
internal sealed class SqliteReaders(string path) : IAsyncDisposable
{
    private const int Most = 8;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _free = new(Most);
    private bool _closed;

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteLedger));
            // SQLite blocks: not on the caller's thread.
            return await Task.Run(() => Read(query), CancellationToken.None);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for those who read, and turns away those who come later.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Most; i++)
            await _free.WaitAsync();
        _closed = true;
        while (_idle.TryTake(out var session))
            session.Dispose();
        _free.Release(Most);
    }

    private T Read<T>(Func<SqliteSession, T> query)
    {
        var session = _idle.TryTake(out var idle) ? idle : new SqliteSession(SqliteConnections.OpenReader(path));
        try
        {
            var result = query(session);
            _idle.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
