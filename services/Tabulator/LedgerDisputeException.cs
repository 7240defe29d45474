namespace Tabulation.Tabulator;

/// <summary>The ledger contradicts its own rules at a position. There is no going on: totals over it could not be defended.</summary>
internal sealed class LedgerDisputeException(long position, string what) : Exception($"Entry {position} {what}. Tabulation stops here.")
{
    public long Position { get; } = position;
}
