namespace Tabulation.Ledger;

/// <summary>Where an append can fail, in order. Tests fail it at each, before and after anything is durable.</summary>
internal enum AppendStep
{
    /// <summary>The head is locked.</summary>
    Begun,

    /// <summary>The batch is judged and its head signed; nothing is written.</summary>
    Judged,

    /// <summary>Nothing is committed. SQLite: all is written. PostgreSQL: it goes out next, together with the commit.</summary>
    Written,

    /// <summary>All is durable, and nobody knows yet.</summary>
    Committed,

    /// <summary>The commit failed or seemed to, and the store is read to see what became of it.</summary>
    Looking,
}
