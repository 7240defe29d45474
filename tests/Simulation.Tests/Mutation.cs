namespace Tabulation.Simulation.Tests;

/// <summary>What a simulated part does wrong on purpose, so that the checks can be seen to notice.</summary>
internal enum Mutation
{
    None,

    /// <summary>The cache takes every write, whatever it stands at.</summary>
    CacheTakesStaleWrites,

    /// <summary>The cache answers with zeros after it was emptied.</summary>
    CacheShowsZeros,

    /// <summary>Entries are not relayed now and then, and no head is ever announced.</summary>
    RelaySkipsSilently,

    /// <summary>A tabulator is given entries twice that it reads from the ledger.</summary>
    LedgerIsReadTwice,

    /// <summary>What was sent to Publication counts twice.</summary>
    TotalsAreDoubled,

    /// <summary>A batch is confirmed now and then that is not stored.</summary>
    StoreForgets,

    /// <summary>The store does not recognise a statement that it has.</summary>
    StoreDoesNotSeeRepeats,

    /// <summary>A replica of Intake refuses statements before it looks whether another has opened the election.</summary>
    IntakeDoesNotLook,

    /// <summary>A replica of Intake refuses statements before it looks whether another has recorded a new key.</summary>
    IntakeDoesNotLookForKeys,

    /// <summary>Two may hold the head's lock at a time, and both write.</summary>
    StoreDoesNotLock,
}
