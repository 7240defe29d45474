using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteStore : ILedgerStore
{
    private readonly TemporaryFolder _folder = new();

    public Task<ILedger> OpenAsync(TimeProvider clock) => Task.FromResult<ILedger>(SqliteLedger.Open(_folder.File("ledger.db"), clock));

    public Task CloseAsync(ILedger ledger) => ((SqliteLedger)ledger).DisposeAsync().AsTask();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
