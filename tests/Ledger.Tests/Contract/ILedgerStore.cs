namespace Tabulation.Ledger.Tests;

/// <summary>Where the contract's tests keep a ledger: one at a time. Disposing deletes it.</summary>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>Opens the ledger, which is empty the first time.</summary>
    Task<ILedger> OpenAsync(TimeProvider clock);

    /// <summary>Closes it; again does nothing.</summary>
    Task CloseAsync(ILedger ledger);
}
