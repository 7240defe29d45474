namespace Tabulation.Ledger;

/// <summary>What became of one statement of a batch.</summary>
public enum AppendOutcome
{
    /// <summary>It is in the ledger, by this batch.</summary>
    Appended,

    /// <summary>It was in the ledger already, or is by its first occurrence in this batch: the same entry as then.</summary>
    Repeated,

    /// <summary>The admission refused it, and knows why; it took no position.</summary>
    Refused,
}
