namespace Tabulation.Ledger;

/// <summary>How long a process may keep the others from appending. All replicas of a ledger should have the same.</summary>
public sealed record PostgresLedgerOptions
{
    /// <summary>
    /// 2 s: how long a statement may take under the lock on the head, and how long the server waits there for the next one, before
    /// it ends the transaction. 100 ms to 60 s.
    /// </summary>
    public TimeSpan HoldTimeout { get; init => field = Checked(value, nameof(HoldTimeout)); } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// 4 s: how long to wait for the lock before looking for a stuck session that has it; after that as long again. Longer than
    /// <see cref="HoldTimeout"/>, or waiting ends before the paused process is put out. 100 ms to 60 s.
    /// </summary>
    public TimeSpan LockTimeout { get; init => field = Checked(value, nameof(LockTimeout)); } = TimeSpan.FromSeconds(4);

    private static TimeSpan Checked(TimeSpan value, string name) => value.TotalMilliseconds is >= 100 and <= 60_000
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Must lie between 100 ms and 60 s.");
}
