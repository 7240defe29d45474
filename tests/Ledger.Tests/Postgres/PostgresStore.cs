using Tabulation.TestKit;

namespace Tabulation.Ledger.Tests;

/// <summary>A database of its own on the shared server.</summary>
internal sealed class PostgresStore : ILedgerStore
{
    private PostgresDatabase? _database;

    public async Task<ILedger> OpenAsync(TimeProvider clock)
    {
        _database ??= await PostgresDatabase.Create();
        return await PostgresLedger.OpenAsync(_database.ConnectionString, new PostgresLedgerOptions(), clock, default);
    }

    public Task CloseAsync(ILedger ledger) => ((PostgresLedger)ledger).DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
