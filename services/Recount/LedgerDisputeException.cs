namespace Tabulation.Recount;

/// <summary>The ledger contradicts its own rules at a position. There is no going on: totals over it could not be defended.</summary>
/// <param name="position">The first entry that is wrong.</param>
/// <param name="fault">In which way.</param>
/// <param name="what">The same in words, with the entry as the subject and without a full stop.</param>
public sealed class LedgerDisputeException(long position, LedgerFault fault, string what) : Exception($"Entry {position} {what}.")
{
    public long Position { get; } = position;

    public LedgerFault Fault { get; } = fault;
}
