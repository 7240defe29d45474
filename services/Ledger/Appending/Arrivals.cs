namespace Tabulation.Ledger;

/// <summary>Wakes those in this process who wait for entries of a store.</summary>
internal sealed class Arrivals
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _change = NewChange();
    private long _size;
    private bool _closed;

    /// <summary>Completes once the ledger has more than <paramref name="position"/> entries.</summary>
    public async Task WaitForAsync(long position, CancellationToken cancellationToken)
    {
        while (Pending(position) is { } change)
            await change.WaitAsync(cancellationToken);
    }

    /// <summary>Says that there are so many entries. Less than what was said before changes nothing.</summary>
    public void Advance(long size) => Change(() => _size = Math.Max(_size, size));

    public void Close() => Change(() => _closed = true);

    private Task? Pending(long position)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(ILedgerReader));
            return _size > position ? null : _change.Task;
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource passed;
        lock (_lock)
        {
            change();
            passed = _change;
            _change = NewChange();
        }
        passed.SetResult();
    }

    // Whoever waits must not go on in the appender's thread.
    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
