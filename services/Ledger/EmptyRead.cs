using Tabulation.Domain.Ids;

namespace Tabulation.Ledger;

/// <summary>What a read that finds nothing more says of the ledger.</summary>
public static class EmptyRead
{
    /// <summary>
    /// 10 s: an entry has its time, by the store's clock, before its batch is judged, written and committed, and is read only after that. No batch
    /// takes as long under the lock (<see cref="PostgresLedgerOptions.HoldTimeout"/> ends its steps), with the difference of two machines' clocks added.
    /// </summary>
    public static TimeSpan Margin { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Of what was recorded before this moment, nothing was still on its way in.</summary>
    /// <param name="begun">When the read began, by the reader's clock.</param>
    public static Timestamp CompleteUntil(Timestamp begun) =>
        Timestamp.FromMilliseconds(Math.Max(0, begun.Milliseconds - (long)Margin.TotalMilliseconds));
}
