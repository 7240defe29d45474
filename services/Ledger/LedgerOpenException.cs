namespace Tabulation.Ledger;

/// <summary>
/// The store cannot be used as a ledger by this process: it is in use, is something else, or was written by a later version.
/// The message says which, names the store, and says what to do.
/// </summary>
public sealed class LedgerOpenException(string message, Exception? cause = null) : Exception(message, cause);
