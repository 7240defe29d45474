namespace Tabulation.Ledger;

/// <summary>The store contradicts itself, or what was read from it before. The message names what differs. Nothing may be appended.</summary>
public sealed class LedgerCorruptException(string message) : Exception(message);
